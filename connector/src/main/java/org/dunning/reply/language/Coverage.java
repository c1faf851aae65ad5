package org.dunning.reply.language;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dunning.reply.OpenInvoice;
import org.dunning.reply.ReplyText;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/** Whether promises cover what the mail talks about, or a part of it. */
final class Coverage {

    private final ReplyText reply;
    private final ReadText read;
    private final List<DatedClaim> promises;

    Coverage(ReplyText reply, ReadText read, List<DatedClaim> promises) {
        this.reply = reply;
        this.read = read;
        this.promises = promises;
    }

    /** Promises that name an amount below the whole, invoices, or a part in words. */
    boolean namesAPart() {
        return promises.stream()
                        .anyMatch(claim ->
                                claim.amount() != null || !claim.invoices().isEmpty())
                || says(Cue.PART) && !says(Cue.REST)
                || isOfTheOthers();
    }

    /** "0118 was damaged, we do not pay it; the other one goes out on Friday". */
    private boolean isOfTheOthers() {
        return !named().isEmpty()
                && promises.stream().allMatch(claim -> read.sentences.stream()
                        .flatMap(sentence -> sentence.clauses().stream())
                        .anyMatch(clause -> clause.has(Cue.REST)
                                && clause.items().stream().anyMatch(item -> item.start() == claim.start())));
    }

    boolean isPartial() {
        if (says(Cue.REST_OPEN)) {
            return true;
        }
        if (someInvoicesLeftOpen() || restWithoutDay()) {
            return true;
        }
        BigDecimal promised =
                Verdict.sum(promises.stream().map(DatedClaim::amount).toList());
        if (promised == null) {
            return saysPart() && !says(Cue.REST) && promises.size() == 1 && !says(Cue.WHOLE);
        }
        if (says(Cue.REST) && promises.size() > 1) {
            return false;
        }
        BigDecimal whole = talkedAbout();
        return whole == null ? saysPart() && !says(Cue.REST) : promised.compareTo(whole) < 0 && !says(Cue.WHOLE);
    }

    /** Of the invoices the mail names, when it names some; of all otherwise. */
    private @Nullable BigDecimal talkedAbout() {
        Set<String> named = named();
        List<OpenInvoice> about = reply.open().stream()
                .filter(invoice -> named.isEmpty() || named.contains(invoice.number()))
                .toList();
        boolean oneCurrency = about.stream()
                        .map(OpenInvoice::currency)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                <= 1;
        return about.isEmpty() || !oneCurrency
                ? null
                : Verdict.sum(about.stream().map(OpenInvoice::amount).toList());
    }

    private Set<String> named() {
        var named = new HashSet<String>();
        read.items.stream()
                .filter(item -> item.kind() == Kind.INVOICE)
                .forEach(item -> named.add(String.valueOf(item.value())));
        return named;
    }

    /** "I pay one on Friday; the other we are still checking". */
    private boolean restWithoutDay() {
        return promises.size() == 1
                && read.sentences.stream()
                        .anyMatch(sentence -> sentence.has(Cue.REST)
                                        && (isOpen(sentence) || !sentence.has(Kind.DATE) && !sentence.has(Cue.COMMIT))
                                || sentence.has(Cue.PLAN) && sentence.isPlanOfRest());
    }

    private static boolean isOpen(Sentence sentence) {
        return sentence.has(Cue.HEDGE) || sentence.has(Cue.CONDITION) || sentence.has(Cue.CANNOT);
    }

    /** The mail names invoices for which no promise was made, beside others for which one was. */
    private boolean someInvoicesLeftOpen() {
        var promised = new HashSet<String>();
        promises.forEach(claim -> promised.addAll(claim.invoices()));
        return !promised.isEmpty() && !promised.containsAll(named());
    }

    @Nullable
    String currency(DatedClaim claim) {
        return claim.currency() != null
                ? claim.currency()
                : reply.open().stream()
                        .map(OpenInvoice::currency)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Where a payment or its day is spoken of; "I am only now back" is no part. */
    private boolean saysPart() {
        return read.sentences.stream()
                .anyMatch(sentence -> sentence.has(Cue.PART) && (sentence.has(Kind.DATE) || sentence.has(Cue.COMMIT)));
    }

    private boolean says(Cue cue) {
        return read.sentences.stream().anyMatch(sentence -> sentence.has(cue));
    }
}
