package org.dunning.notice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Interest grows by the day: the amounts in which the template's words of then and of now differ, each with the one in its
 * place. What the template says of something else, too, or could be an item's, is replaced only in lines that are still the
 * template's.
 *
 * @param anywhere amounts that mean one thing
 * @param unsure those that may mean another
 * @param byLine what the template says now in place of the unsure, by its lines of then
 */
record ClaimedAnew(Map<String, String> anywhere, Set<String> unsure, Map<String, Map<String, List<String>>> byLine) {

    /** An amount as a line of the template names it. */
    record Named(String line, String amount) {}

    /** @param isKnown whether an amount is this notice's now */
    static ClaimedAnew of(List<Named> then, List<Named> now, Predicate<String> isKnown) {
        if (then.size() != now.size()) {
            return new ClaimedAnew(Map.of(), Set.of(), Map.of());
        }
        Map<String, String> changed = new LinkedHashMap<>();
        Set<String> unsure = new HashSet<>();
        for (int i = 0; i < then.size(); i++) {
            String before = then.get(i).amount();
            String after = now.get(i).amount();
            String other = changed.put(before, after);
            boolean anew = !before.equals(after);
            if (other != null && !other.equals(after) || anew && isKnown.test(before)) {
                unsure.add(before);
            }
        }
        changed.keySet().removeIf(before -> unsure.contains(before) || before.equals(changed.get(before)));
        Map<String, Map<String, List<String>>> byLine = new HashMap<>();
        for (int i = 0; i < then.size(); i++) {
            if (unsure.contains(then.get(i).amount())) {
                byLine.computeIfAbsent(then.get(i).line(), line -> new HashMap<>())
                        .computeIfAbsent(then.get(i).amount(), amount -> new ArrayList<>())
                        .add(now.get(i).amount());
            }
        }
        return new ClaimedAnew(changed, unsure, byLine);
    }

    /** All amounts of then that may be others now. */
    Set<String> before() {
        Set<String> all = new HashSet<>(anywhere.keySet());
        all.addAll(unsure);
        return all;
    }

    /** What stands now for each amount of a line, asked in their order. */
    UnaryOperator<String> in(String line) {
        Map<String, Deque<String>> here = new HashMap<>();
        byLine.getOrDefault(line, Map.of()).forEach((amount, anew) -> here.put(amount, new ArrayDeque<>(anew)));
        return amount -> {
            Deque<String> anew = here.get(amount);
            return anew == null || anew.isEmpty() ? anywhere.getOrDefault(amount, amount) : anew.removeFirst();
        };
    }
}
