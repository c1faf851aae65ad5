package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.List;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/** A part of a sentence, with the phrases found in it. */
final class Clause {

    /** @param from index of the first item in the text */
    record Sign(Cue cue, int from, int to) {

        boolean isWithin(Sign other) {
            return other.from <= from && to <= other.to && other.to - other.from > to - from;
        }
    }

    final int from;
    final int to;
    private final List<Item> items;
    final List<Sign> signs = new ArrayList<>();

    Clause(List<Item> items, int from, int to) {
        this.items = items;
        this.from = from;
        this.to = to;
    }

    boolean has(Cue cue) {
        return signs.stream().anyMatch(sign -> sign.cue() == cue);
    }

    @Nullable
    Sign first(Cue cue) {
        return signs.stream().filter(sign -> sign.cue() == cue).findFirst().orElse(null);
    }

    List<Item> items() {
        return items.subList(from, to);
    }

    List<Item> of(Kind kind) {
        return items().stream().filter(item -> item.kind() == kind).toList();
    }

    boolean isNegated() {
        return has(Cue.NEGATION) || has(Cue.CANNOT) || has(Cue.REFUSE);
    }

    /** "the invoice of 3 March": the date belongs to the thing before it. */
    boolean isOfAnotherThing(int at) {
        return signs.stream()
                .filter(sign -> sign.cue() == Cue.DATED_THING)
                .anyMatch(sign -> isBehind(sign, at) && (sign.to() - sign.from() > 1 || saysOf(items.get(at))));
    }

    boolean isBehind(Cue cue, int at) {
        return signs.stream().anyMatch(sign -> sign.cue() == cue && isBehind(sign, at));
    }

    private static boolean isBehind(Sign sign, int at) {
        return sign.to() == at || sign.from() <= at && at < sign.to();
    }

    /** The date's own words begin with "of". */
    private static boolean saysOf(Item date) {
        return date.text().matches("(?iu)(del|du|de|do|da|dal|dell['’]|vom|of|from)\\b.*");
    }
}
