package org.dunning.channel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text beyond ASCII in a header (RFC 2047, Q encoding), in words short enough that no line grows past 76 characters. Angus
 * Mail's own words are up to 75 long, and the header's name comes on top.
 */
final class EncodedWords {

    private static final int LONGEST_WORD = 66;
    private static final String BEGIN = "=?UTF-8?Q?";
    private static final String END = "?=";
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E]*");
    // What looks like an encoded word must not be read as one.
    private static final Pattern MISLEADING = Pattern.compile("=\\?");

    private EncodedWords() {}

    /** The text as it stands when it is ASCII, else encoded; the words are separated by a space that does not count. */
    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !MISLEADING.matcher(text).find()) {
            return text;
        }
        var words = new StringBuilder(BEGIN);
        int length = BEGIN.length();
        for (int codePoint : text.codePoints().toArray()) {
            String encoded = encode(codePoint);
            if (length + encoded.length() + END.length() > LONGEST_WORD) {
                words.append(END).append(' ').append(BEGIN);
                length = BEGIN.length();
            }
            words.append(encoded);
            length += encoded.length();
        }
        return words.append(END).toString();
    }

    private static String encode(int codePoint) {
        if (codePoint == ' ') {
            return "_";
        }
        // RFC 2047 5 (3): in a phrase only these may stand for themselves.
        if (codePoint < 0x80 && (Character.isLetterOrDigit(codePoint) || "!*+-/".indexOf(codePoint) >= 0)) {
            return Character.toString(codePoint);
        }
        var encoded = new StringBuilder();
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            encoded.append('=').append(String.format("%02X", octet));
        }
        return encoded.toString();
    }
}
