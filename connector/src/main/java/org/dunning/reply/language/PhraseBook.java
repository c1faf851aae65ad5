package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dunning.reply.language.Phrase.Beginning;
import org.dunning.reply.language.Phrase.Choice;
import org.dunning.reply.language.Phrase.Match;
import org.dunning.reply.language.Phrase.OneOf;
import org.dunning.reply.language.Phrase.Piece;
import org.dunning.reply.language.Phrase.Slots;
import org.dunning.reply.language.Phrase.Word;

/**
 * Phrases with a meaning each, found by how they begin: only the few that can begin at a word are tried there.
 *
 * @param <M> what a phrase means
 */
final class PhraseBook<M> {

    private static final int LETTERS = 2;

    private record Entry<M>(Phrase phrase, M meaning) {}

    private final Map<String, List<Entry<M>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<M>>> byLetters = new HashMap<>();
    private final List<Entry<M>> anywhere = new ArrayList<>();

    void add(Phrase phrase, M meaning) {
        index(phrase.pieces(), new Entry<>(phrase, meaning));
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

    void findAt(List<Item> items, int at, Slots slots, BiConsumer<Match, M> found) {
        String word = items.get(at).folded();
        tell(byWord.get(word), items, at, slots, found);
        if (word.length() >= LETTERS) {
            tell(byLetters.get(word.substring(0, LETTERS)), items, at, slots, found);
        }
        tell(anywhere, items, at, slots, found);
    }

    private void tell(
            @org.jspecify.annotations.Nullable List<Entry<M>> entries,
            List<Item> items,
            int at,
            Slots slots,
            BiConsumer<Match, M> found) {
        if (entries == null) {
            return;
        }
        for (Entry<M> entry : entries) {
            Match match = entry.phrase.at(items, at, slots);
            if (match.to() > at) {
                found.accept(match, entry.meaning);
            }
        }
    }
}
