package org.dunning.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Holds what is too small to dun: after netting, per currency, for the whole notice and for each stage. */
record Minimums(DunningProcedure procedure) {

    /** A stage that is too high for the amount holds its items; the others go on at their own stages. */
    List<ItemDecision> apply(List<ItemDecision> judged) {
        List<ItemDecision> advancing =
                judged.stream().filter(ItemDecision::advances).toList();
        if (advancing.isEmpty()) {
            return judged;
        }
        Demand demand = Demand.of(procedure, advancing);
        List<ItemDecision> held =
                judged.stream().map(item -> heldIfTooSmall(item, demand)).toList();
        // What is held leaves the total of the others.
        return held.equals(judged) ? judged : apply(held);
    }

    /** Items not yet due are not part of the demand: a few cents overdue must not silence their reminder. */
    private ItemDecision heldIfTooSmall(ItemDecision item, Demand demand) {
        if (!item.advances() || !demand.demands(item)) {
            return item;
        }
        Money total = demand.total();
        DunningStage stage = Objects.requireNonNull(item.stage());
        String currency = total.currency().getCurrencyCode();
        if (isBelow(total, procedure.minimumFor(currency))) {
            return held(item, total, procedure.minimumFor(currency), "");
        }
        return isBelow(total, stage.minimumFor(currency))
                ? held(item, total, stage.minimumFor(currency), " for stage " + stage.stage())
                : item;
    }

    private static boolean isBelow(Money total, @Nullable BigDecimal minimum) {
        return minimum != null && total.amount().compareTo(minimum) < 0;
    }

    private static ItemDecision held(ItemDecision item, Money total, @Nullable BigDecimal minimum, String ofStage) {
        Money least = new Money(Objects.requireNonNull(minimum), total.currency());
        return item.heldAs(Outcome.BELOW_MINIMUM, List.of(), total + " is below the minimum of " + least + ofStage);
    }
}
