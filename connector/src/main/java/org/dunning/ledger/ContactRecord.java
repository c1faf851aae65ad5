package org.dunning.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a debtor of a company was last contacted, on whatever channel.
 *
 * @param last business date of the last notice that was or may have been delivered
 * @param declined business date on which a person last declined a notice
 * @param lastWeek business dates of the contacts of the last seven days, oldest first, one for each contact
 */
public record ContactRecord(@Nullable LocalDate last, @Nullable LocalDate declined, List<LocalDate> lastWeek) {

    public static final ContactRecord NONE = new ContactRecord(null, null, List.of());

    public ContactRecord {
        lastWeek = List.copyOf(lastWeek);
    }

    /** One contact on this day and none before. */
    public static ContactRecord on(LocalDate day) {
        return new ContactRecord(day, null, List.of(day));
    }
}
