package org.dunning.reply.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dunning.reply.language.Item.Kind;

/** Which amount and which invoices go with which day of a sentence. */
final class Amounts {

    /** @param at the place of its words among the items */
    record Day(LocalDate on, int at, Clause clause) {}

    private Amounts() {}

    static List<DatedClaim> paired(List<Day> days, Sentence sentence, List<Item> items) {
        if (days.isEmpty()) {
            return List.of();
        }
        List<Integer> amounts = amounts(sentence, items);
        Map<Integer, Integer> amountOf = amounts.size() == days.size()
                ? inOrder(days, amounts)
                : days.size() == 1 ? nearest(days.get(0), amounts) : byNeighbourhood(days, amounts);
        var claims = new ArrayList<DatedClaim>();
        for (Day day : days) {
            Integer at = amountOf.get(day.at);
            FoundAmount amount = at != null && items.get(at).value() instanceof FoundAmount found ? found : null;
            Item words = items.get(day.at);
            claims.add(new DatedClaim(
                    day.on,
                    amount == null ? null : amount.value(),
                    amount == null ? null : amount.currency(),
                    day.clause.of(Kind.INVOICE).stream()
                            .map(item -> String.valueOf(item.value()))
                            .toList(),
                    words.start(),
                    words.end()));
        }
        return claims;
    }

    private static List<Integer> amounts(Sentence sentence, List<Item> items) {
        return sentence.clauses().stream()
                .filter(clause -> !clause.has(Cue.PAID) || clause.has(Cue.COMMIT))
                .flatMapToInt(clause -> IntStream.range(clause.from, clause.to))
                .filter(at -> items.get(at).kind() == Kind.AMOUNT)
                .boxed()
                .toList();
    }

    private static Map<Integer, Integer> inOrder(List<Day> days, List<Integer> amounts) {
        var amountOf = new HashMap<Integer, Integer>();
        for (int i = 0; i < days.size(); i++) {
            amountOf.put(days.get(i).at, amounts.get(i));
        }
        return amountOf;
    }

    private static Map<Integer, Integer> nearest(Day day, List<Integer> amounts) {
        return amounts.stream()
                .min(Comparator.comparingInt((Integer at) -> at >= day.clause.from && at < day.clause.to ? 0 : 1)
                        .thenComparingInt(at -> Math.abs(at - day.at)))
                .map(at -> Map.of(day.at, at))
                .orElse(Map.of());
    }

    /** Fewer amounts than days, or more: each day takes one from its own clause, no farther than the next day. */
    private static Map<Integer, Integer> byNeighbourhood(List<Day> days, List<Integer> amounts) {
        var amountOf = new HashMap<Integer, Integer>();
        for (int amount : amounts) {
            days.stream()
                    .filter(day -> !amountOf.containsKey(day.at))
                    .min(Comparator.comparingInt(
                                    (Day day) -> day.clause.from <= amount && amount < day.clause.to ? 0 : 1)
                            .thenComparingInt(day -> Math.abs(amount - day.at)))
                    .ifPresent(day -> amountOf.put(day.at, amount));
        }
        return amountOf;
    }
}
