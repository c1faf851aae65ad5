package org.dunning.reply.language;

import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The phrases for relative days that CLDR has for every language: tomorrow, next week, in 3 days, 3 days ago. */
final class CldrPhrases {

    private final RelativeDateTimeFormatter format;
    private final Map<DateRule, List<String>> phrases = new EnumMap<>(DateRule.class);

    private CldrPhrases(String language) {
        format = RelativeDateTimeFormatter.getInstance(new ULocale(language));
    }

    static Map<DateRule, List<String>> of(String language) {
        var cldr = new CldrPhrases(language);
        cldr.days();
        cldr.periods();
        cldr.counts();
        return cldr.phrases;
    }

    private void days() {
        add(DateRule.TODAY, format.format(Direction.THIS, AbsoluteUnit.DAY));
        add(DateRule.TOMORROW, format.format(Direction.NEXT, AbsoluteUnit.DAY));
        add(DateRule.AFTER_TOMORROW, format.format(Direction.NEXT_2, AbsoluteUnit.DAY));
        add(DateRule.YESTERDAY, format.format(Direction.LAST, AbsoluteUnit.DAY));
        add(DateRule.BEFORE_YESTERDAY, format.format(Direction.LAST_2, AbsoluteUnit.DAY));
    }

    private void periods() {
        add(DateRule.THIS_WEEK, format.format(Direction.THIS, AbsoluteUnit.WEEK));
        add(DateRule.NEXT_WEEK, format.format(Direction.NEXT, AbsoluteUnit.WEEK));
        add(DateRule.VAGUE_PAST, format.format(Direction.LAST, AbsoluteUnit.WEEK));
        add(DateRule.VAGUE_PAST, format.format(Direction.LAST, AbsoluteUnit.MONTH));
        add(DateRule.VAGUE, format.format(Direction.NEXT, AbsoluteUnit.MONTH));
    }

    private void counts() {
        for (double number : new double[] {1, 5}) {
            count(DateRule.IN_DAYS, number, Direction.NEXT, RelativeUnit.DAYS);
            count(DateRule.IN_WEEKS, number, Direction.NEXT, RelativeUnit.WEEKS);
            count(DateRule.IN_MONTHS, number, Direction.NEXT, RelativeUnit.MONTHS);
            count(DateRule.DAYS_AGO, number, Direction.LAST, RelativeUnit.DAYS);
            count(DateRule.WEEKS_AGO, number, Direction.LAST, RelativeUnit.WEEKS);
        }
    }

    private void count(DateRule rule, double number, Direction direction, RelativeUnit unit) {
        add(rule, format.format(number, direction, unit).replaceAll("\\d+", "<num>"));
    }

    private void add(DateRule rule, @Nullable String phrase) {
        if (phrase != null && !phrase.isBlank()) {
            phrases.computeIfAbsent(rule, none -> new ArrayList<>())
                    .add(phrase.toLowerCase(Locale.ROOT).replace('’', '\'').replace('-', ' '));
        }
    }
}
