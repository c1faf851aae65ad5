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
            allowed.set(number, hasAll(phrase.needs()));
        }
        return allowed.get(number);
    }

    // Loops and no streams here: asked for each of some thousand phrases of each mail.
    private boolean hasAll(List<Set<String>> needs) {
        for (Set<String> needed : needs) {
            if (!hasOneOf(needed)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasOneOf(Set<String> needed) {
        Set<String> fewer = needed.size() < words.size() ? needed : words;
        Set<String> more = fewer == needed ? words : needed;
        for (String word : fewer) {
            if (more.contains(word)) {
                return true;
            }
        }
        return false;
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
