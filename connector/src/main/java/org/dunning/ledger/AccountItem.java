package org.dunning.ledger;

import java.util.List;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/**
 * An open item with what the ledger knows of it.
 *
 * @param id the ledger's; null for an item only a look-ahead has seen
 * @param episode rises each time a closed item is open again
 * @param served the stages of this episode, oldest first
 * @param holds our own on this item
 * @param plan the instalment plan it is part of
 * @param outcome what the last run said; null before the first
 */
public record AccountItem(
        @Nullable Long id,
        OpenItem item,
        int episode,
        List<ServedStage> served,
        List<DunningHold> holds,
        @Nullable PromiseToPay promise,
        @Nullable InstalmentPlan plan,
        @Nullable NotedOutcome outcome) {

    public AccountItem {
        served = List.copyOf(served);
        holds = List.copyOf(holds);
    }
}
