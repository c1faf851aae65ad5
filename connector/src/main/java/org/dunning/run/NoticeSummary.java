package org.dunning.run;

import java.util.List;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Money;

/**
 * A notice as a report shows it.
 *
 * @param number ours; 0 in a look-ahead
 * @param items the documents it demands or announces
 * @param state of its delivery
 */
public record NoticeSummary(
        long number,
        String debtor,
        String company,
        String stage,
        Money total,
        List<String> items,
        Approval approval,
        String state) {

    public NoticeSummary {
        items = List.copyOf(items);
    }
}
