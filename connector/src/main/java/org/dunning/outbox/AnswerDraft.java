package org.dunning.outbox;

import java.time.LocalDate;
import java.util.List;
import org.dunning.ledger.AccountItem;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.run.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A message without a demand that a run may send.
 *
 * @param claim what makes it the only one of its kind
 * @param reply that it answers
 * @param address to which it goes
 * @param total promised, or open of the items
 * @param day by which it is promised; null where several are, or none
 * @param items it speaks of, at least one, all in the total's currency
 * @param slot when it may leave; null means at any time
 */
public record AnswerDraft(
        Courtesy kind,
        String claim,
        long reply,
        DebtorKey debtor,
        String address,
        Money total,
        @Nullable LocalDate day,
        List<AccountItem> items,
        @Nullable Slot slot) {

    public AnswerDraft {
        items = List.copyOf(items);
    }
}
