package org.dunning.run;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a report shows it.
 *
 * @param number ours; 0 in a look-ahead
 * @param items the documents it demands or announces
 * @param state of its delivery
 * @param priority null for a message that demands nothing
 */
public record NoticeSummary(
        long number,
        String debtor,
        String company,
        String stage,
        Money total,
        List<String> items,
        Approval approval,
        String state,
        @Nullable Priority priority) {

    /** Currency by currency, the most urgent first. */
    public static final Comparator<NoticeSummary> MOST_URGENT_FIRST = Comparator.comparing(
                    (NoticeSummary notice) -> notice.total().currency().getCurrencyCode())
            .thenComparing(NoticeSummary::score, Comparator.reverseOrder());

    public NoticeSummary {
        items = List.copyOf(items);
    }

    private BigDecimal score() {
        return priority == null ? BigDecimal.ZERO : priority.score();
    }
}
