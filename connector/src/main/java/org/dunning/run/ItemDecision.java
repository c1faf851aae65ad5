package org.dunning.run;

import java.util.List;
import org.dunning.ledger.AccountItem;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is decided for one item, and why.
 *
 * @param also the other outcomes that applied
 * @param stage the stage it would be dunned at; null when none is reached
 * @param occurrence the how many-eth time of a stage that repeats; 1 the first time
 * @param rule the reason in words, with dates and amounts but without day counts, so that it changes only with the reason
 * @param open what is open after netting
 */
public record ItemDecision(
        AccountItem item,
        Outcome outcome,
        List<Outcome> also,
        @Nullable DunningStage stage,
        int occurrence,
        String rule,
        Money open) {

    public ItemDecision {
        also = List.copyOf(also);
    }

    boolean advances() {
        return outcome == Outcome.NOTIFY;
    }

    /** The same item, held for a reason that only the whole account shows. */
    ItemDecision heldAs(Outcome reason, List<Outcome> others, String words) {
        return new ItemDecision(item, reason, others, stage, occurrence, words, open);
    }
}
