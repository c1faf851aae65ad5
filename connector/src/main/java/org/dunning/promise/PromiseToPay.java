package org.dunning.promise;

import java.time.LocalDate;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor said it would pay for one item, and by when.
 *
 * @param amount null means the whole item
 */
public record PromiseToPay(LocalDate promisedOn, @Nullable Money amount) {

    /** A promise holds its item through the promised day and the days of grace after it. */
    public boolean holdsOn(LocalDate on, int graceDays) {
        return !on.isAfter(promisedOn.plusDays(graceDays));
    }
}
