package org.dunning.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A notice in words.
 *
 * @param subject one line
 * @param text the plain text, lines ended by LF
 * @param html the same as a complete HTML document
 * @param language the language it came out in, by the language chain, with the debtor's region for numbers and dates
 * @param template the language of the template's file
 */
public record NoticeText(String subject, String text, String html, Locale language, Locale template) {

    /** Of a debtor whose language is just the template's. */
    public NoticeText(String subject, String text, String html, Locale language) {
        this(subject, text, html, language, language);
    }

    private static final Pattern GAPS = Pattern.compile("\n[ \t]*\n(?:[ \t]*\n)+");

    /** A part that is not there leaves no gap. */
    static String withoutGaps(String text) {
        return GAPS.matcher(text.replace("\r\n", "\n")).replaceAll("\n\n").strip() + "\n";
    }
}
