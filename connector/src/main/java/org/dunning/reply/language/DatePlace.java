package org.dunning.reply.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Places a date in time, seen from the day of the mail (the rules of the label guide).
 *
 * @param reference the day of the mail in its own offset
 * @param monthFirst whether 05/04 is the fourth of May
 */
public record DatePlace(LocalDate reference, boolean monthFirst) {

    private static final Pattern DIGITS =
            Pattern.compile("(\\d{1,2})[./-]\\s?(\\d{1,2})(?:[./-]\\s?(\\d{4}|\\d{2}))?\\.?\\s?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    /** The next day that is meant, or null when the words name none. */
    @Nullable
    LocalDate ahead(FoundDate date, @Nullable LocalDate before) {
        if (date.rule().isPast()) {
            return null;
        }
        try {
            return placed(date, before, true);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The last day that is meant, or null when the words name none. */
    @Nullable
    LocalDate behind(FoundDate date) {
        try {
            LocalDate placed = placed(date, null, false);
            return placed == null || placed.isAfter(reference) ? null : placed;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalDate placed(FoundDate date, @Nullable LocalDate before, boolean ahead) {
        int number = date.number(1);
        DayOfWeek weekday = date.weekday() == null ? DayOfWeek.FRIDAY : date.weekday();
        return switch (date.rule()) {
            case TODAY, JUST_NOW -> reference;
            case TOMORROW -> reference.plusDays(1);
            case AFTER_TOMORROW -> reference.plusDays(2);
            case YESTERDAY -> reference.minusDays(1);
            case BEFORE_YESTERDAY -> reference.minusDays(2);
            case WEEKDAY ->
                ahead
                        ? reference.with(TemporalAdjusters.next(weekday))
                        : reference.with(TemporalAdjusters.previousOrSame(weekday));
            case LAST_WEEKDAY -> reference.with(TemporalAdjusters.previous(weekday));
            case WEEKDAY_NEXT_WEEK -> monday(1).with(TemporalAdjusters.nextOrSame(weekday));
            case WEEKDAY_AFTER ->
                before == null
                        ? reference.with(TemporalAdjusters.next(weekday))
                        : before.with(TemporalAdjusters.next(weekday));
            case WEEKDAY_PLUS_WEEK ->
                reference.with(TemporalAdjusters.next(weekday)).plusWeeks(1);
            case DAY -> day(number, before, ahead);
            // "the 25th of this month" names no other.
            case DAY_MONTH ->
                date.month() == null
                        ? YearMonth.from(reference).atDay(number)
                        : dayOfMonth(number, date.month(), date.year(), ahead);
            case RANGE ->
                date.month() == null
                        ? day(last(date), before, ahead)
                        : dayOfMonth(last(date), date.month(), date.year(), ahead);
            case DAY_NEXT_MONTH -> YearMonth.from(reference).plusMonths(1).atDay(number);
            case DAY_LAST_MONTH -> YearMonth.from(reference).minusMonths(1).atDay(number);
            case DIGITS -> digits(String.valueOf(date.digits()), ahead);
            case IN_DAYS -> reference.plusDays(number);
            case IN_TWO_DAYS -> reference.plusDays(2);
            case IN_FIFTEEN_DAYS -> reference.plusDays(15);
            case IN_TWO_WEEKS -> reference.plusWeeks(2);
            case IN_HOURS -> reference.plusDays((number + 23) / 24);
            case IN_WEEKS -> reference.plusWeeks(number);
            case IN_MONTHS -> reference.plusMonths(number);
            case IN_WORKING_DAYS -> workingDays(last(date));
            case DAYS_AGO -> reference.minusDays(number);
            case WEEKS_AGO -> reference.minusWeeks(number);
            case END_OF_MONTH -> month(date, ahead).atEndOfMonth();
            case END_OF_NEXT_MONTH -> YearMonth.from(reference).plusMonths(1).atEndOfMonth();
            case MID_MONTH -> middle(date, ahead);
            case MID_NEXT_MONTH -> YearMonth.from(reference).plusMonths(1).atDay(15);
            case END_OF_YEAR -> reference.with(TemporalAdjusters.lastDayOfYear());
            case THIS_WEEK -> fridayFrom(reference);
            case NEXT_WEEK -> monday(1).plusDays(4);
            case WEEK_AFTER_NEXT -> monday(2).plusDays(4);
            case WEEK_NUMBER -> weekNumber(number);
            case WEEKEND -> reference.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
            case START_OF_MONTH, VAGUE, VAGUE_PAST, NONE -> null;
        };
    }

    private static int last(FoundDate date) {
        return date.numbers().get(date.numbers().size() - 1);
    }

    private LocalDate monday(int weeks) {
        return reference
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks);
    }

    private static LocalDate fridayFrom(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    }

    private LocalDate weekNumber(int week) {
        LocalDate friday =
                reference.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.FRIDAY);
        return friday.isBefore(reference)
                ? friday.plusYears(1)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                        .with(DayOfWeek.FRIDAY)
                : friday;
    }

    private LocalDate workingDays(int number) {
        LocalDate day = reference;
        for (int left = Math.min(number, 60); left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() > 5 ? 0 : 1;
        }
        return day;
    }

    /** "the 20th": of this month, or of the next that has it; after another date of the same text, the one after it. */
    private @Nullable LocalDate day(int number, @Nullable LocalDate before, boolean ahead) {
        if (number < 1 || number > 31) {
            return null;
        }
        LocalDate from = ahead && before != null && before.isAfter(reference) ? before : reference;
        YearMonth month = YearMonth.from(from);
        for (int tries = 0; tries < 4; tries++, month = month.plusMonths(ahead ? 1 : -1)) {
            if (month.isValidDay(number)) {
                LocalDate day = month.atDay(number);
                if (ahead ? !day.isBefore(from) : !day.isAfter(from)) {
                    return day;
                }
            }
        }
        return null;
    }

    private @Nullable LocalDate dayOfMonth(int number, Month month, @Nullable Integer year, boolean ahead) {
        if (year != null) {
            return LocalDate.of(year < 100 ? 2000 + year : year, month, number);
        }
        YearMonth candidate = YearMonth.of(reference.getYear(), month);
        for (int tries = 0; tries < 9; tries++, candidate = candidate.plusYears(ahead ? 1 : -1)) {
            if (candidate.isValidDay(number)) {
                LocalDate day = candidate.atDay(number);
                if (ahead ? !day.isBefore(reference) : !day.isAfter(reference)) {
                    return day;
                }
            }
        }
        return null;
    }

    private @Nullable LocalDate digits(String digits, boolean ahead) {
        Matcher iso = ISO.matcher(digits);
        if (iso.matches()) {
            return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher parts = DIGITS.matcher(digits);
        if (!parts.matches()) {
            return null;
        }
        int first = number(parts, 1);
        int second = number(parts, 2);
        boolean american = second > 12 || monthFirst && first <= 12 && !digits.contains(".");
        int month = american ? first : second;
        if (month < 1 || month > 12) {
            return null;
        }
        Integer year = parts.group(3) == null ? null : Integer.valueOf(parts.group(3));
        return dayOfMonth(american ? second : first, Month.of(month), year, ahead);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private YearMonth month(FoundDate date, boolean ahead) {
        YearMonth now = YearMonth.from(reference);
        if (date.month() == null) {
            return ahead ? now : now.minusMonths(1);
        }
        YearMonth named = YearMonth.of(date.year() == null ? now.getYear() : date.year(), date.month());
        if (date.year() != null) {
            return named;
        }
        return ahead
                ? (named.isBefore(now) ? named.plusYears(1) : named)
                : (named.isAfter(now) ? named.minusYears(1) : named);
    }

    private LocalDate middle(FoundDate date, boolean ahead) {
        LocalDate middle = month(date, ahead).atDay(15);
        return ahead && middle.isBefore(reference) && date.month() == null ? middle.plusMonths(1) : middle;
    }
}
