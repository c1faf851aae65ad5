package org.dunning.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an unpaid claim lapses in law, and how long before that a person is alerted.
 *
 * @param startsAt from which day the years count
 * @param interruptedByNotice whether a notice makes them count anew (Spain: any claim out of court, CC 1973)
 * @param alertMonths before the last day
 */
public record Limitation(
        @Min(1) @Max(30) int years,
        Start startsAt,
        @Nullable Boolean interruptedByNotice,
        @Min(1) @Max(24) int alertMonths) {

    /** From which day the years count. */
    public enum Start {
        /** The due date. */
        DUE_DATE,
        /** The end of the year of the due date (Germany, BGB 199). */
        YEAR_END
    }

    /** The last day on which the claim holds. */
    public LocalDate lastDay(LocalDate due, @Nullable LocalDate lastNotice) {
        if (Boolean.TRUE.equals(interruptedByNotice) && lastNotice != null && lastNotice.isAfter(due)) {
            return lastNotice.plusYears(years);
        }
        LocalDate start = startsAt == Start.YEAR_END ? LocalDate.of(due.getYear(), 12, 31) : due;
        return start.plusYears(years);
    }

    /** A person should look at it: its last day is near, or past. */
    public boolean isNear(LocalDate lastDay, LocalDate on) {
        return !on.isBefore(lastDay.minusMonths(alertMonths));
    }
}
