package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a text has at all, so that phrases it cannot hold are not tried at each of its words. */
final class Present {

    private final Set<String> words = new HashSet<>();
    private final BitSet tried = new BitSet();
    private final BitSet allowed = new BitSet();

    Present(List<Item> items) {
        items.forEach(item -> words.add(item.folded()));
    }

    /** @param number of the phrase in its book */
    boolean allows(int number, Phrase phrase) {
        if (!tried.get(number)) {
            tried.set(number);
            allowed.set(number, phrase.needs().stream().allMatch(this::hasOneOf));
        }
        return allowed.get(number);
    }

    private boolean hasOneOf(Set<String> needed) {
        return needed.size() < words.size()
                ? needed.stream().anyMatch(words::contains)
                : words.stream().anyMatch(needed::contains);
    }

    /** Of each piece that a phrase cannot do without, the words that can stand for it; pieces of any word are left out. */
    static List<Set<String>> needsOf(List<Phrase.Piece> pieces) {
        var needs = new ArrayList<Set<String>>();
        for (Phrase.Piece piece : pieces) {
            Set<String> words = wordsOf(piece);
            if (!words.isEmpty()) {
                needs.add(words);
            }
        }
        return needs;
    }

    /** Empty when the piece can do without any word that is known. */
    private static Set<String> wordsOf(Phrase.Piece piece) {
        if (piece instanceof Phrase.Word word) {
            return Set.of(Tokenizer.fold(word.word()));
        }
        var words = new HashSet<String>();
        if (piece instanceof Phrase.OneOf list) {
            words.addAll(list.words());
            list.exactWords().forEach(word -> words.add(Tokenizer.fold(word)));
        } else if (piece instanceof Phrase.Choice choice) {
            for (List<Phrase.Piece> way : choice.ways()) {
                List<Set<String>> needs = needsOf(way);
                if (needs.isEmpty()) {
                    return Set.of();
                }
                words.addAll(needs.get(0));
            }
        }
        return words;
    }
}
