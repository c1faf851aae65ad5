package org.dunning.reply.language;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of weekdays and months, as CLDR has them: full, short and as they stand alone. */
final class CalendarWords {

    private static final Set<String> MONTHS_SOMEWHERE = new HashSet<>();

    static {
        for (String language : Languages.CODES) {
            MONTHS_SOMEWHERE.addAll(new CalendarWords(language, Map.of(), Set.of()).months.keySet());
        }
    }

    private final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Month> months = new HashMap<>();

    /**
     * @param more names that people write and CLDR does not have
     * @param not short names that are everyday words
     */
    CalendarWords(String language, Map<String, Integer> more, Set<String> not) {
        var symbols = new DateFormatSymbols(new ULocale(language));
        for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
            for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
                String[] days = symbols.getWeekdays(context, width);
                for (int i = 1; i <= 7; i++) {
                    put(weekdays, days[i], DayOfWeek.of(i == 1 ? 7 : i - 1), not);
                }
                String[] names = symbols.getMonths(context, width);
                for (int i = 0; i < 12; i++) {
                    put(months, names[i], Month.of(i + 1), not);
                }
            }
        }
        more.forEach((name, number) -> {
            if (number <= 7) {
                weekdays.put(name, DayOfWeek.of(number));
            } else {
                months.put(name, Month.of(number - 100));
            }
        });
    }

    private static <T> void put(Map<String, T> names, String name, T value, Set<String> not) {
        String word =
                Tokenizer.fold(name.toLowerCase(Locale.ROOT)).replace(".", "").replaceAll("^(de |d')", "");
        int hyphen = word.indexOf('-');
        String first = hyphen > 0 ? word.substring(0, hyphen) : word;
        if (first.length() >= 3 && !not.contains(first)) {
            names.putIfAbsent(first, value);
        }
    }

    static boolean isMonthSomewhere(String folded) {
        return MONTHS_SOMEWHERE.contains(folded);
    }

    @Nullable
    DayOfWeek weekday(String folded) {
        DayOfWeek exact = weekdays.get(folded);
        return exact != null ? exact : nearly(weekdays, folded);
    }

    @Nullable
    Month month(String folded) {
        Month exact = months.get(folded);
        return exact != null ? exact : nearly(months, folded);
    }

    /** A long name with one slip of the finger is still that name. */
    private static <T> @Nullable T nearly(Map<String, T> names, String folded) {
        if (folded.length() < 6) {
            return null;
        }
        T only = null;
        for (Map.Entry<String, T> name : names.entrySet()) {
            if (name.getKey().length() >= 6
                    && name.getKey().charAt(0) == folded.charAt(0)
                    && Slips.atMostOne(name.getKey(), folded)) {
                if (only != null && !only.equals(name.getValue())) {
                    return null;
                }
                only = name.getValue();
            }
        }
        return only;
    }
}
