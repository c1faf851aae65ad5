package org.dunning.reply.language;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date as the words give it, not yet placed in time.
 *
 * @param numbers days, weeks or the day of the month, in the order of the words
 * @param year of four digits, or null
 * @param digits as written, or null
 */
record FoundDate(
        DateRule rule,
        List<Integer> numbers,
        @Nullable DayOfWeek weekday,
        @Nullable Month month,
        @Nullable Integer year,
        @Nullable String digits) {

    int number(int otherwise) {
        return numbers.isEmpty() ? otherwise : numbers.get(0);
    }
}
