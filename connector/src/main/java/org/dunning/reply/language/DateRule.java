package org.dunning.reply.language;

/** How the words of a date are to be understood; the names of the sections in the language files. */
enum DateRule {
    TODAY,
    TOMORROW,
    AFTER_TOMORROW,
    YESTERDAY,
    BEFORE_YESTERDAY,
    JUST_NOW,
    /** The next such weekday, or the last one in a clause about the past. */
    WEEKDAY,
    LAST_WEEKDAY,
    WEEKDAY_NEXT_WEEK,
    /** The one after the date named before. */
    WEEKDAY_AFTER,
    WEEKDAY_PLUS_WEEK,
    DAY,
    DAY_MONTH,
    /** From one day to another: the later one counts. */
    RANGE,
    DAY_NEXT_MONTH,
    DAY_LAST_MONTH,
    DIGITS,
    IN_DAYS,
    IN_TWO_DAYS,
    IN_FIFTEEN_DAYS,
    IN_TWO_WEEKS,
    IN_HOURS,
    IN_WEEKS,
    IN_MONTHS,
    IN_WORKING_DAYS,
    DAYS_AGO,
    WEEKS_AGO,
    END_OF_MONTH,
    END_OF_NEXT_MONTH,
    MID_MONTH,
    MID_NEXT_MONTH,
    START_OF_MONTH,
    END_OF_YEAR,
    THIS_WEEK,
    NEXT_WEEK,
    WEEK_AFTER_NEXT,
    WEEK_NUMBER,
    WEEKEND,
    /** A time that names no day. */
    VAGUE,
    /** A past time that names no day. */
    VAGUE_PAST,
    /** Looks like a date and is none, such as a greeting. */
    NONE;

    boolean isPast() {
        return this == YESTERDAY
                || this == BEFORE_YESTERDAY
                || this == JUST_NOW
                || this == LAST_WEEKDAY
                || this == DAY_LAST_MONTH
                || this == DAYS_AGO
                || this == WEEKS_AGO
                || this == VAGUE_PAST;
    }

    /** Can only lie ahead. */
    boolean isAhead() {
        return switch (this) {
            case TOMORROW, AFTER_TOMORROW, WEEKDAY_NEXT_WEEK, WEEKDAY_PLUS_WEEK, DAY_NEXT_MONTH, IN_DAYS, IN_TWO_DAYS ->
                true;
            case IN_FIFTEEN_DAYS, IN_TWO_WEEKS, IN_HOURS, IN_WEEKS, IN_MONTHS, IN_WORKING_DAYS, NEXT_WEEK -> true;
            case WEEK_AFTER_NEXT, END_OF_NEXT_MONTH, MID_NEXT_MONTH -> true;
            default -> false;
        };
    }

    boolean namesADay() {
        return this != VAGUE && this != VAGUE_PAST && this != NONE && this != START_OF_MONTH;
    }
}
