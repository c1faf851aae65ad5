package org.dunning.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which people work: neither Saturday nor Sunday nor a holiday of the region. */
public record WorkingDays(Holidays holidays, @Nullable String region) {

    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !holidays.isHoliday(day, region);
    }

    /** How many working days have passed after the first day up to the last, which counts. */
    public long passed(LocalDate first, LocalDate last) {
        return first.isBefore(last)
                ? first.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count()
                : 0;
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
