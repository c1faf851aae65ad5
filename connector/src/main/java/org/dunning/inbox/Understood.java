package org.dunning.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.reply.Interpretation;
import org.dunning.reply.PromisedPayment;
import org.dunning.reply.ReplyIntent;
import org.dunning.reply.Wish;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says, by the connector's reading or by a person's.
 *
 * @param documents it names; empty for all it answers
 * @param claimedPaidOn of a claim of payment, where said
 * @param wish what it asks for or tells beside its intent
 */
record Understood(
        ReplyIntent intent,
        List<Promised> promises,
        List<String> documents,
        @Nullable LocalDate claimedPaidOn,
        Wish wish) {

    static final String INSOLVENT = "an insolvency or a death";

    /**
     * A payment that is promised.
     *
     * @param amount null for all of it
     * @param currency ISO 4217, or null when not said
     * @param documents for which; empty when not said
     */
    record Promised(
            LocalDate on,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            List<String> documents,
            String evidence) {

        Promised {
            documents = List.copyOf(documents);
        }

        String inWords() {
            return (amount == null ? "" : amount.toPlainString() + (currency == null ? " " : " " + currency + " "))
                    + "by " + on;
        }
    }

    Understood {
        promises = List.copyOf(promises);
        documents = List.copyOf(documents);
    }

    static Understood of(Interpretation said) {
        return new Understood(
                said.intent(),
                said.promises().stream().map(Understood::promised).toList(),
                said.invoices(),
                said.claimedPaidOn(),
                said.wish());
    }

    private static Promised promised(PromisedPayment promise) {
        return new Promised(
                promise.on(),
                promise.amount(),
                promise.currency(),
                promise.invoices(),
                promise.evidence().words());
    }

    /** Whoever is insolvent, or has died, is dunned by nobody, whatever address or channel is left. */
    boolean isInsolvent() {
        return intent == ReplyIntent.WRONG_CONTACT && wish == Wish.INSOLVENT;
    }

    boolean isPromise() {
        return intent == ReplyIntent.PROMISE || intent == ReplyIntent.PARTIAL_PROMISE;
    }

    /** The documents of one of its promises: its own, else those of the whole reply. */
    List<String> documentsOf(Promised promise) {
        return promise.documents().isEmpty() ? documents : promise.documents();
    }

    /** What it contests: the documents it names and does not promise by name; naming none, all that it answers but those. */
    Understood besidesItsPromises(Affair affair) {
        List<String> promised = promises.stream()
                .flatMap(promise -> promise.documents().stream())
                .toList();
        List<String> named = documents.isEmpty()
                ? affair.answered().stream().map(Affair.Item::document).toList()
                : documents;
        List<String> rest =
                named.stream().filter(document -> !promised.contains(document)).toList();
        return new Understood(ReplyIntent.DISPUTE, List.of(), rest.isEmpty() ? named : rest, null, Wish.NOTHING);
    }

    String inWords() {
        String promised = promises.stream().map(Promised::inWords).collect(Collectors.joining(", "));
        return intent.label().replace('_', ' ')
                + (isInsolvent() ? ", " + INSOLVENT : "")
                + (promised.isEmpty() ? "" : " (" + promised + ")")
                + (documents.isEmpty() ? "" : " for " + String.join(", ", documents));
    }
}
