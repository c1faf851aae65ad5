package org.dunning.reply.language;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dunning.reply.language.Item.Kind;
import org.dunning.reply.language.Phrase.Filled;
import org.dunning.reply.language.Phrase.Match;
import org.dunning.reply.language.SpelledNumbers.Found;
import org.jspecify.annotations.Nullable;

/** Finds the dates among items; of several that begin at a place the longest counts. */
final class DateFinder implements Phrase.Slots {

    private static final Pattern ORDINAL =
            Pattern.compile("(\\d{1,2})(st|nd|rd|th|er|ere|eme|e|º|ª|o|a|ter|ten|te|tes)");

    private final Language language;

    DateFinder(Language language) {
        this.language = language;
    }

    private record Best(Match match, DateRule rule) {}

    List<Item> mark(List<Item> items, String text) {
        var marked = new ArrayList<Item>(items.size());
        int at = 0;
        var present = new Present(items);
        while (at < items.size()) {
            Best best = longest(items, at, present);
            if (best == null) {
                marked.add(items.get(at++));
            } else {
                int end = best.match.to();
                if (best.rule != DateRule.NONE) {
                    Item date = Item.over(Kind.DATE, items.get(at), items.get(end - 1), found(best, items), text);
                    marked.add(date);
                } else {
                    marked.addAll(items.subList(at, end));
                }
                at = end;
            }
        }
        return marked;
    }

    private @Nullable Best longest(List<Item> items, int at, Present present) {
        var found = new Best[1];
        language.dates().findAt(items, at, this, present, (match, rule) -> {
            if ((found[0] == null || match.to() > found[0].match.to()) && !isCount(rule, items, match.to())) {
                found[0] = new Best(match, rule);
            }
        });
        return found[0];
    }

    /** "the 15 boxes", "the 50 %": no day. */
    private static boolean isCount(DateRule rule, List<Item> items, int next) {
        return rule == DateRule.DAY
                && next < items.size()
                && items.get(next).before() == Item.Division.NONE
                && (items.get(next).kind() == Kind.SYMBOL
                        || items.get(next)
                                .folded()
                                .matches("euros?|eur|mil|cajas|cents|prozent|percent|unidades|pounds"));
    }

    private FoundDate found(Best best, List<Item> items) {
        var numbers = new ArrayList<Integer>();
        DayOfWeek weekday = null;
        Month month = null;
        Integer year = null;
        String digits = null;
        for (Filled filled : best.match.filled()) {
            Item item = items.get(filled.at());
            switch (filled.slot()) {
                case "num", "day", "count", "ord", "nth" -> numbers.add(number(items, filled.at()));
                case "year" -> year = number(items, filled.at());
                case "weekday" -> weekday = language.calendar().weekday(item.folded());
                case "month" -> month = language.calendar().month(item.folded());
                default -> digits = item.text().strip();
            }
        }
        return new FoundDate(best.rule, numbers, weekday, month, year, digits);
    }

    @Override
    public int length(String name, List<Item> items, int at) {
        Item item = items.get(at);
        return switch (name) {
            case "weekday" -> item.kind() == Kind.WORD && language.calendar().weekday(item.folded()) != null ? 1 : 0;
            case "month" -> item.kind() == Kind.WORD && language.calendar().month(item.folded()) != null ? 1 : 0;
            case "digits" -> item.kind() == Kind.DIGITS ? 1 : 0;
            case "time" -> item.kind() == Kind.TIME ? 1 : 0;
            case "year" -> item.kind() == Kind.NUMBER && within(value(item), 2000, 2099) ? 1 : 0;
            case "count" -> item.kind() == Kind.NUMBER && within(value(item), 1, 366) ? 1 : 0;
            case "ord" ->
                ORDINAL.matcher(item.exact()).matches()
                                || item.kind() == Kind.WORD
                                        && language.numbers().ordinal(item.folded()) != null
                        ? numeral(items, at, 31)
                        : 0;
            case "nth" ->
                item.kind() == Kind.CODE && ORDINAL.matcher(item.exact()).matches() ? numeral(items, at, 31) : 0;
            case "num" -> numeral(items, at, 366);
            case "day" -> isOrdinalOfAThing(items, at) ? 0 : numeral(items, at, 31);
            default -> 0;
        };
    }

    /** "the first payment" is no first of a month, and "the first of December" is one. */
    private boolean isOrdinalOfAThing(List<Item> items, int at) {
        Item item = items.get(at);
        if (item.kind() != Kind.WORD
                || language.numbers().ordinal(item.folded()) == null
                || at + 1 == items.size()
                || items.get(at + 1).before() != Item.Division.NONE) {
            return false;
        }
        Item next = items.get(at + 1);
        return next.kind() == Kind.WORD
                && language.calendar().month(next.folded()) == null
                && !language.followsADay(next.folded());
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private int numeral(List<Item> items, int at, int most) {
        Item item = items.get(at);
        if (item.kind() == Kind.NUMBER || item.kind() == Kind.CODE) {
            return within(value(item), 1, most) ? 1 : 0;
        }
        if (item.kind() != Kind.WORD) {
            return 0;
        }
        Integer ordinal = language.numbers().ordinal(item.folded());
        Found spelled = language.numbers().at(items, at);
        if (spelled != null && spelled.value() <= most) {
            return spelled.length();
        }
        return ordinal != null && ordinal <= most ? 1 : 0;
    }

    private int number(List<Item> items, int at) {
        Item item = items.get(at);
        if (item.kind() == Kind.NUMBER || item.kind() == Kind.CODE) {
            return value(item);
        }
        Found spelled = language.numbers().at(items, at);
        if (spelled != null) {
            return spelled.value();
        }
        Integer ordinal = language.numbers().ordinal(item.folded());
        return ordinal == null ? 0 : ordinal;
    }

    private static int value(Item item) {
        var ordinal = ORDINAL.matcher(item.exact());
        String digits = ordinal.matches() ? ordinal.group(1) : item.exact();
        return digits.length() <= 4 && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : -1;
    }
}
