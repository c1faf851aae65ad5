package org.dunning.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What in a text may be the number of a document: the ledger knows which ones are. */
final class DocumentWords {

    private static final int LONGEST_TEXT = 4_000;
    private static final int SHORTEST = 3;
    private static final int MOST = 40;

    private DocumentWords() {}

    /** Each word with a digit, as written and in capitals, and with the word before it. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        String before = "";
        for (String raw :
                (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text).split("[\\s,;:()\\[\\]\"]+")) {
            String word = raw.replaceAll("^[#.]+|[.!?]+$", "");
            if (word.length() >= SHORTEST && word.chars().anyMatch(Character::isDigit) && found.size() < MOST) {
                found.add(word);
                found.add(word.toUpperCase(Locale.ROOT));
                if (!before.isEmpty()) {
                    found.add(before + " " + word);
                }
            }
            before = word;
        }
        return found.stream().distinct().toList();
    }
}
