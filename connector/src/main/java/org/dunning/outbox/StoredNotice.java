package org.dunning.outbox;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.ledger.ContactKey;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the ledger holds it, with its one delivery.
 *
 * @param number ours
 * @param token of its Message-ID and of the ERP note
 * @param generation 1 + earlier notices of the same claims that were taken back
 * @param attempts hand-overs begun so far
 * @param endsDunning whether the connector's own dunning of the debtor ends with it
 */
record StoredNotice(
        long number,
        long runId,
        DebtorKey debtor,
        Currency currency,
        String stage,
        String template,
        @Nullable LocalDate payBy,
        Money total,
        Approval approval,
        long deliveryId,
        Channel channel,
        String address,
        String token,
        int generation,
        DeliveryState state,
        int attempts,
        boolean endsDunning,
        List<Line> lines) {

    /**
     * @param residual as the ERP had it when the notice was proposed
     * @param open after netting
     */
    record Line(
            long itemId,
            ItemKey key,
            String erpKey,
            ProposedNotice.Role role,
            Money residual,
            Money open,
            @Nullable LocalDate dueDate,
            @Nullable String stage,
            @Nullable String claim) {}

    StoredNotice {
        lines = List.copyOf(lines);
    }

    /** It thanks for what was settled and demands nothing. */
    boolean isThanks() {
        return Courtesy.THANKS.label().equals(stage);
    }

    /** It answers a mail of the debtor and demands nothing. */
    boolean isAnswer() {
        return Courtesy.answers(stage);
    }

    /** Of its note in the ERP. */
    String naturalKey() {
        return ContactKey.of(token);
    }

    /** As a person is told of it. */
    String inWords() {
        return "notice " + number + " (" + stage + ", " + total + ")";
    }

    Transition.Delivery delivery() {
        return delivery(state);
    }

    Transition.Delivery delivery(DeliveryState now) {
        return new Transition.Delivery(deliveryId, number, debtor, token, now, attempts, endsDunning);
    }

    StoredNotice with(Money newTotal, String newAddress, String newToken, List<Line> newLines) {
        return new StoredNotice(
                number,
                runId,
                debtor,
                currency,
                stage,
                template,
                payBy,
                newTotal,
                approval,
                deliveryId,
                channel,
                newAddress,
                newToken,
                generation,
                state,
                attempts,
                endsDunning,
                newLines);
    }

    Set<String> claims() {
        return lines.stream().map(Line::claim).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
