package org.dunning.notice;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes text that came from outside safe to stand in a notice: no line breaks, control characters, lone surrogates or
 * marks that turn the reading direction, and no more than a reasonable length.
 */
final class PlainWords {

    private static final int LONGEST = 200;
    // Unicode Technical Report 36: bidirectional marks can make a text read as something else.
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\p{Cc}\\p{Co}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFFE\\uFFFF]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private PlainWords() {}

    /** One line of at most 200 characters. */
    static String line(String raw) {
        return isPlain(raw) ? raw : cleaned(raw);
    }

    /** Most values are: short, of Latin letters, with single spaces inside only. */
    private static boolean isPlain(String raw) {
        if (raw.length() > LONGEST) {
            return false;
        }
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean latin = c >= 0x20 && c < 0x7F || c > 0xA0 && c < 0x250 && c != 0xAD;
            if (!latin || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return raw.isEmpty() || before != ' ';
    }

    private static String cleaned(String raw) {
        String head = raw.length() > 10 * LONGEST ? raw.substring(0, 10 * LONGEST) : raw;
        String spaced = SPACES.matcher(head).replaceAll(" ");
        String whole = LONE_SURROGATE.matcher(spaced).replaceAll("\uFFFD");
        return shorten(UNWANTED.matcher(whole).replaceAll("").strip());
    }

    /** The lines of a text that may have several; empty ones are dropped. */
    static List<String> lines(String raw) {
        return raw.lines().map(PlainWords::line).filter(line -> !line.isEmpty()).toList();
    }

    private static String shorten(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
