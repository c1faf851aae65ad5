package org.dunning.notice;

import java.util.Locale;

/**
 * A notice in words.
 *
 * @param subject one line
 * @param text the plain text, lines ended by LF
 * @param html the same as a complete HTML document
 * @param language the language it came out in, by the language chain
 */
public record NoticeText(String subject, String text, String html, Locale language) {

    /** The first line of a rendered text is the subject; the text starts at the next line that is not blank. */
    static NoticeText of(String rendered, String html, Locale language) {
        String[] parts = rendered.replace("\r\n", "\n").split("\n", 2);
        String text = parts.length < 2 ? "" : parts[1];
        return new NoticeText(
                PlainWords.line(parts[0]), text.replaceFirst("^\\s*\n", "").stripTrailing() + "\n", html, language);
    }
}
