package org.dunning.procedure;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When notices leave, in the debtor's zone. One that misses its window waits for the next.
 *
 * @param from the earliest time of day
 * @param to the time of day from which on nothing leaves
 * @param weekends whether Saturdays and Sundays count; default no
 * @param holidays whether public holidays of the debtor's region count; default no
 */
public record DispatchWindow(LocalTime from, LocalTime to, @Nullable Boolean weekends, @Nullable Boolean holidays) {

    public DispatchWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window from " + from + " to " + to + " is never open");
        }
    }

    public boolean isOnWeekends() {
        return Boolean.TRUE.equals(weekends);
    }

    public boolean isOnHolidays() {
        return Boolean.TRUE.equals(holidays);
    }
}
