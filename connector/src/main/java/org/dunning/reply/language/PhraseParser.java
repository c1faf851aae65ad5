package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.reply.language.Phrase.Beginning;
import org.dunning.reply.language.Phrase.Choice;
import org.dunning.reply.language.Phrase.Ending;
import org.dunning.reply.language.Phrase.Gap;
import org.dunning.reply.language.Phrase.OneOf;
import org.dunning.reply.language.Phrase.Piece;
import org.dunning.reply.language.Phrase.Slot;
import org.dunning.reply.language.Phrase.Word;

/**
 * The notation of the language files. {@code word} matches with or without accents unless it has one itself;
 * {@code =word} only without; * {@code beg*}, {@code *end}; {@code (a|b c|)} is a choice, also of nothing; {@code word?} is optional; {@code {a,b}}
 * stands for each; {@code @list}; {@code <slot>}; {@code ..} up to three items, {@code ...} up to six.
 */
final class PhraseParser {

    private final Map<String, Set<String>> lists;

    PhraseParser(Map<String, Set<String>> lists) {
        this.lists = lists;
    }

    List<Piece> parse(String line) {
        var reader = new Reader(line.replace("(", " ( ").replace("|", " | ").strip());
        List<Piece> pieces = sequence(reader);
        if (reader.more()) {
            throw new IllegalArgumentException("'" + line + "': unexpected '" + reader.next() + "'");
        }
        return pieces;
    }

    private static final class Reader {
        private final String[] words;
        private int at;

        Reader(String line) {
            words = line.replaceAll("\\)([?*+]?)", " )$1 ").strip().split("\\s+");
        }

        boolean more() {
            return at < words.length;
        }

        String peek() {
            return words[at];
        }

        String next() {
            return words[at++];
        }
    }

    private List<Piece> sequence(Reader reader) {
        var pieces = new ArrayList<Piece>();
        while (reader.more() && !reader.peek().startsWith(")") && !reader.peek().equals("|")) {
            String word = reader.next();
            if (word.equals("(")) {
                pieces.add(choice(reader));
            } else if (word.endsWith("?") && word.length() > 1) {
                pieces.add(new Choice(List.of(pieces(word.substring(0, word.length() - 1)), List.of())));
            } else {
                pieces.addAll(pieces(word));
            }
        }
        return pieces;
    }

    private Choice choice(Reader reader) {
        var ways = new ArrayList<List<Piece>>();
        ways.add(sequence(reader));
        while (reader.more() && reader.peek().equals("|")) {
            reader.next();
            ways.add(sequence(reader));
        }
        if (!reader.more()) {
            throw new IllegalArgumentException("a '(' is not closed");
        }
        return repeated(new Choice(ways), reader.next());
    }

    /** {@code )?} is at most once, {@code )*} at most three times, {@code )+} once to three times. */
    private static Choice repeated(Choice choice, String end) {
        return switch (end) {
            case ")?" -> new Choice(List.of(List.of(choice), List.of()));
            case ")*" ->
                new Choice(
                        List.of(List.of(), List.of(choice), List.of(choice, choice), List.of(choice, choice, choice)));
            case ")+" -> new Choice(List.of(List.of(choice), List.of(choice, choice), List.of(choice, choice, choice)));
            default -> choice;
        };
    }

    /** One written word: an apostrophe divides it and is not part of it, as in texts. */
    private List<Piece> pieces(String word) {
        return Arrays.stream(word.split("['·-]"))
                .filter(part -> !part.isEmpty())
                .map(this::piece)
                .toList();
    }

    private Piece piece(String word) {
        if (word.equals("...")) {
            return new Gap(6);
        }
        if (word.equals("..")) {
            return new Gap(3);
        }
        if (word.startsWith("<")) {
            return new Slot(word.substring(1, word.length() - 1));
        }
        if (word.startsWith("@")) {
            Set<String> list = lists.get(word.substring(1));
            if (list == null) {
                throw new IllegalArgumentException("no list '" + word + "'");
            }
            return oneOf(list);
        }
        Set<String> words = expanded(word);
        if (words.size() > 1) {
            return oneOf(words);
        }
        if (word.startsWith("*")) {
            return new Ending(Tokenizer.fold(word.substring(1)));
        }
        if (word.endsWith("*")) {
            return new Beginning(Tokenizer.fold(word.substring(0, word.length() - 1)));
        }
        return isExact(word) ? new Word(word.replaceFirst("^=", ""), true) : new Word(word, false);
    }

    private static OneOf oneOf(Set<String> words) {
        var plain = new HashSet<String>();
        var exact = new HashSet<String>();
        words.forEach(word -> (isExact(word) ? exact : plain).add(word.replaceFirst("^=", "")));
        return new OneOf(plain, exact);
    }

    private static boolean isExact(String word) {
        return word.startsWith("=") || !Tokenizer.fold(word).equals(word);
    }

    /** {@code pag{o,amos}} is pago and pagamos. */
    static Set<String> expanded(String word) {
        int open = word.indexOf('{');
        if (open < 0) {
            return Set.of(word);
        }
        int close = word.indexOf('}', open);
        var words = new HashSet<String>();
        for (String part : word.substring(open + 1, close).split(",", -1)) {
            words.addAll(expanded(word.substring(0, open) + part + word.substring(close + 1)));
        }
        return words;
    }
}
