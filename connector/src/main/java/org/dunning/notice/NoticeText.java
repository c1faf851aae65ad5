package org.dunning.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A notice in words.
 *
 * @param subject one line
 * @param text the plain text, lines ended by LF
 * @param html the same as a complete HTML document
 * @param language the language it came out in, by the language chain
 */
public record NoticeText(String subject, String text, String html, Locale language) {

    private static final Pattern GAPS = Pattern.compile("\n[ \t]*\n(?:[ \t]*\n)+");

    /** A part that is not there leaves no gap. */
    static String withoutGaps(String text) {
        return GAPS.matcher(text.replace("\r\n", "\n")).replaceAll("\n\n").strip() + "\n";
    }
}
