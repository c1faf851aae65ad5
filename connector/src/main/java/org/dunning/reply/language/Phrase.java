package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dunning.reply.language.Item.Division;

/** A pattern of words, of bounded length: it is tried at a place in a bounded number of steps. */
final class Phrase {

    /** One piece of a pattern. */
    sealed interface Piece {}

    /** @param exact whether accents count */
    record Word(String word, boolean exact) implements Piece {}

    record Beginning(String letters) implements Piece {}

    record Ending(String letters) implements Piece {}

    record OneOf(Set<String> words, Set<String> exactWords) implements Piece {}

    record Slot(String name) implements Piece {}

    record Gap(int most) implements Piece {}

    record Choice(List<List<Piece>> ways) implements Piece {}

    /** What fills a slot: how many items from a place on, or 0. */
    interface Slots {
        int length(String name, List<Item> items, int at);
    }

    /** @param filled places of the slots' first items */
    record Match(int from, int to, List<Filled> filled) {}

    record Filled(String slot, int at, int length) {}

    private final List<Piece> pieces;
    private final boolean acrossCommas;
    private final List<Set<String>> needs;

    Phrase(List<Piece> pieces, boolean acrossCommas) {
        this.pieces = pieces;
        needs = Present.needsOf(pieces);
        this.acrossCommas = acrossCommas;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Words of which a text must have one each, or it cannot match anywhere. */
    List<Set<String>> needs() {
        return needs;
    }

    /** The longest match that begins here, or none of length 0. */
    Match at(List<Item> items, int from, Slots slots) {
        var attempt = new Attempt(items, slots, from);
        attempt.go(pieces, 0, from, List.of());
        return attempt.best;
    }

    /** A list of what is still to match, so that a choice can go on behind itself. */
    private record Rest(List<Piece> pieces, int at) {}

    private final class Attempt {
        private final List<Item> items;
        private final Slots slots;
        private final int from;
        private final List<Filled> filled = new ArrayList<>();
        private Match best;

        Attempt(List<Item> items, Slots slots, int from) {
            this.items = items;
            this.slots = slots;
            this.from = from;
            best = new Match(from, from, List.of());
        }

        void go(List<Piece> now, int piece, int at, List<Rest> after) {
            if (piece == now.size()) {
                if (after.isEmpty()) {
                    if (at > best.to) {
                        best = new Match(from, at, List.copyOf(filled));
                    }
                } else {
                    Rest next = after.get(after.size() - 1);
                    go(next.pieces, next.at, at, after.subList(0, after.size() - 1));
                }
                return;
            }
            Piece wanted = now.get(piece);
            if (wanted instanceof Choice choice) {
                var behind = new ArrayList<>(after);
                behind.add(new Rest(now, piece + 1));
                choice.ways.forEach(way -> go(way, 0, at, behind));
            } else if (wanted instanceof Gap gap) {
                for (int skipped = 0; skipped <= gap.most && (skipped == 0 || open(at + skipped - 1)); skipped++) {
                    go(now, piece + 1, at + skipped, after);
                }
            } else if (open(at)) {
                one(now, piece, at, after, wanted);
            }
        }

        private void one(List<Piece> now, int piece, int at, List<Rest> after, Piece wanted) {
            if (wanted instanceof Slot slot) {
                int length = slots.length(slot.name, items, at);
                if (length > 0) {
                    filled.add(new Filled(slot.name, at, length));
                    go(now, piece + 1, at + length, after);
                    filled.remove(filled.size() - 1);
                }
            } else if (fits(wanted, items.get(at))) {
                go(now, piece + 1, at + 1, after);
            }
        }

        /** Whether the item belongs to the clause in which the match began. */
        private boolean open(int at) {
            return at < items.size()
                    && (at == from
                            || items.get(at).before() == Division.NONE
                            || acrossCommas && items.get(at).before() == Division.CLAUSE);
        }
    }

    private static boolean fits(Piece wanted, Item item) {
        if (wanted instanceof Word word) {
            return (word.exact ? item.exact() : item.folded()).equals(word.word);
        }
        if (wanted instanceof OneOf list) {
            return list.words.contains(item.folded()) || list.exactWords.contains(item.exact());
        }
        if (wanted instanceof Beginning beginning) {
            return item.folded().startsWith(beginning.letters);
        }
        return wanted instanceof Ending ending && item.folded().endsWith(ending.letters);
    }
}
