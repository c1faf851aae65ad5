package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.dunning.reply.language.Phrase.Beginning;
import org.dunning.reply.language.Phrase.Choice;
import org.dunning.reply.language.Phrase.Match;
import org.dunning.reply.language.Phrase.OneOf;
import org.dunning.reply.language.Phrase.Piece;
import org.dunning.reply.language.Phrase.Slot;
import org.dunning.reply.language.Phrase.Slots;
import org.dunning.reply.language.Phrase.Word;

/**
 * Phrases with a meaning each, found by how they begin: only the few that can begin at a word are tried there.
 *
 * @param <M> what a phrase means
 */
final class PhraseBook<M> {

    private static final int LETTERS = 2;

    private record Entry<M>(int number, Phrase phrase, M meaning) {}

    private int size;

    private final Map<String, List<Entry<M>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<M>>> byLetters = new HashMap<>();
    private final Map<String, List<Entry<M>>> bySlot = new HashMap<>();
    private final List<Entry<M>> anywhere = new ArrayList<>();

    void add(Phrase phrase, M meaning) {
        index(phrase.pieces(), new Entry<>(size++, phrase, meaning));
    }

    private void index(List<Piece> pieces, Entry<M> entry) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a phrase cannot be empty or begin with nothing");
        }
        Piece first = pieces.get(0);
        if (first instanceof Word word) {
            put(byWord, Tokenizer.fold(word.word()), entry);
        } else if (first instanceof OneOf list) {
            list.words().forEach(word -> put(byWord, word, entry));
            list.exactWords().forEach(word -> put(byWord, Tokenizer.fold(word), entry));
        } else if (first instanceof Beginning beginning && beginning.letters().length() >= LETTERS) {
            put(byLetters, beginning.letters().substring(0, LETTERS), entry);
        } else if (first instanceof Choice choice) {
            for (List<Piece> way : choice.ways()) {
                index(way.isEmpty() ? pieces.subList(1, pieces.size()) : way, entry);
            }
        } else if (first instanceof Slot slot) {
            put(bySlot, slot.name(), entry);
        } else {
            anywhere.add(entry);
        }
    }

    private void put(Map<String, List<Entry<M>>> index, String key, Entry<M> entry) {
        List<Entry<M>> entries = index.computeIfAbsent(key, none -> new ArrayList<>());
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    /** Every phrase that begins at this place, as far as the text can hold it at all. */
    void findAt(List<Item> items, int at, Slots slots, Present present, BiConsumer<Match, M> found) {
        each(items, at, slots, entry -> {
            if (present.allows(entry.number, entry.phrase)) {
                tell(entry, items, at, slots, found);
            }
        });
    }

    /** Whether a phrase of this meaning begins at this place. */
    boolean isAt(List<Item> items, int at, Slots slots, M meaning) {
        return any(items, at, slots, meaning, end -> end > at);
    }

    /** Whether a phrase of this meaning goes from one place to just before the other. */
    boolean isBetween(List<Item> items, int from, int to, Slots slots, M meaning) {
        return any(items, from, slots, meaning, end -> end == to);
    }

    private boolean any(List<Item> items, int at, Slots slots, M meaning, IntPredicate end) {
        var found = new boolean[1];
        each(items, at, slots, entry -> {
            if (entry.meaning == meaning && !found[0]) {
                found[0] = end.test(entry.phrase.at(items, at, slots).to());
            }
        });
        return found[0];
    }

    private void each(List<Item> items, int at, Slots slots, Consumer<Entry<M>> work) {
        String word = items.get(at).folded();
        byWord.getOrDefault(word, List.of()).forEach(work);
        if (word.length() >= LETTERS) {
            byLetters.getOrDefault(word.substring(0, LETTERS), List.of()).forEach(work);
        }
        bySlot.forEach((slot, entries) -> {
            if (slots.length(slot, items, at) > 0) {
                entries.forEach(work);
            }
        });
        anywhere.forEach(work);
    }

    private void tell(Entry<M> entry, List<Item> items, int at, Slots slots, BiConsumer<Match, M> found) {
        Match match = entry.phrase.at(items, at, slots);
        if (match.to() > at) {
            found.accept(match, entry.meaning);
        }
    }
}
