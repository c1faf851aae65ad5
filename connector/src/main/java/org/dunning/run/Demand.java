package org.dunning.run;

import java.util.List;
import java.util.Objects;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;

/**
 * What the advancing items of one debtor and currency come to.
 *
 * @param stage the highest among the overdue items, else among all: it decides text, channel and approval
 * @param total what is demanded after netting (before the due date: what falls due)
 */
record Demand(DunningStage stage, Money total) {

    /** @param advancing not empty */
    static Demand of(DunningProcedure procedure, List<ItemDecision> advancing) {
        DunningStage highest = stageOf(advancing.get(0));
        for (ItemDecision item : advancing) {
            DunningStage stage = stageOf(item);
            highest = order(procedure, stage) > order(procedure, highest) ? stage : highest;
        }
        Money total = Money.zero(advancing.get(0).open().currency());
        for (ItemDecision item : advancing) {
            total = highest.isBeforeOverdue() || !stageOf(item).isBeforeOverdue() ? total.plus(item.open()) : total;
        }
        return new Demand(highest, total);
    }

    /** Items not yet due stand apart in a notice of overdue ones and are not demanded. */
    boolean demands(ItemDecision item) {
        return stage.isBeforeOverdue() || !stageOf(item).isBeforeOverdue();
    }

    private static int order(DunningProcedure procedure, DunningStage stage) {
        return procedure.orderOf(stage.stage()).orElse(-1);
    }

    private static DunningStage stageOf(ItemDecision item) {
        return Objects.requireNonNull(item.stage());
    }
}
