package org.dunning.run;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** The days on which the schedule starts a run. */
final class RunDays {

    private RunDays() {}

    /** The first day, whatever the schedule says of it, and those of the schedule up to the last. */
    static List<LocalDate> between(String schedule, ZoneId zone, LocalDate first, LocalDate last) {
        CronExpression cron = cron(schedule);
        return first.datesUntil(last.plusDays(1))
                .filter(day -> day.equals(first) || cron == null || startsOn(cron, zone, day))
                .toList();
    }

    private static boolean startsOn(CronExpression cron, ZoneId zone, LocalDate day) {
        Date before = Date.from(day.atStartOfDay(zone).toInstant().minusSeconds(1));
        Date next = cron.getNextValidTimeAfter(before);
        return next != null
                && next.toInstant().isBefore(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static @Nullable CronExpression cron(String schedule) {
        try {
            var cron = new CronExpression(schedule);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException e) {
            return null;
        }
    }
}
