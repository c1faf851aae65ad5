package org.dunning.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.dunning.calendar.Holidays;
import org.dunning.calendar.Region;
import org.dunning.calendar.WorkingDays;
import org.dunning.company.Company;
import org.dunning.procedure.DispatchWindow;
import org.dunning.receivable.Debtor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next opening of a dispatch window in a debtor's zone and region.
 *
 * @param now the instant the run decides at
 * @param zone of debtors whose zone the ERP does not know
 * @param region of debtors whose country the ERP does not know
 */
public record Timetable(Instant now, ZoneId zone, @Nullable String region, Holidays holidays) {

    private static final int FAR = 60;

    static Timetable of(Instant now, Company company, Holidays holidays) {
        return new Timetable(now, company.zone(), company.region(), holidays);
    }

    /** The same time of day on another day. */
    Timetable on(LocalDate day) {
        return new Timetable(
                day.atTime(now.atZone(zone).toLocalTime()).atZone(zone).toInstant(), zone, region, holidays);
    }

    /** The day on which a notice of a day leaves. */
    LocalDate leaves(@Nullable Slot slot, LocalDate day) {
        return slot == null || !slot.from().isAfter(now)
                ? day
                : slot.from().atZone(zone).toLocalDate();
    }

    /** Noon UTC of a day, with nothing known of regions. */
    static Timetable noon(LocalDate on) {
        return new Timetable(on.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC, null, Holidays.PUBLIC);
    }

    /**
     * The window that is open now, else the next one; null without a window. One that stays closed for sixty days gives a
     * slot that never opens, and the next run looks again.
     */
    public @Nullable Slot next(@Nullable DispatchWindow window, Debtor debtor) {
        if (window == null) {
            return null;
        }
        ZoneId place = debtor.zone() == null ? zone : debtor.zone();
        String where = Region.of(debtor.country()).isPresent() ? debtor.country() : region;
        LocalDate today = now.atZone(place).toLocalDate();
        for (LocalDate day = today; day.isBefore(today.plusDays(FAR)); day = day.plusDays(1)) {
            // A time that the clocks skip in spring is taken an hour later; one they repeat in autumn, the first time.
            Instant opens = ZonedDateTime.of(day, window.from(), place).toInstant();
            Instant closes = ZonedDateTime.of(day, window.to(), place).toInstant();
            if (isOpenOn(day, window, where) && closes.isAfter(now) && closes.isAfter(opens)) {
                return new Slot(opens, closes);
            }
        }
        Instant far = today.plusDays(FAR).atStartOfDay(place).toInstant();
        return new Slot(far, far);
    }

    private boolean isOpenOn(LocalDate day, DispatchWindow window, @Nullable String where) {
        return (window.isOnWeekends() || !WorkingDays.isWeekend(day))
                && (window.isOnHolidays() || !holidays.isHoliday(day, where));
    }
}
