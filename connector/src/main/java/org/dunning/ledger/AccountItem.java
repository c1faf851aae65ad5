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
 * @param hold reason of our own block on this item; null without one
 * @param outcome what the last run said; null before the first
 */
public record AccountItem(
        @Nullable Long id,
        OpenItem item,
        int episode,
        List<ServedStage> served,
        @Nullable String hold,
        @Nullable PromiseToPay promise,
        @Nullable NotedOutcome outcome) {

    public AccountItem {
        served = List.copyOf(served);
    }
}
