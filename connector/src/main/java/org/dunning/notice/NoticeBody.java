package org.dunning.notice;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The own words of a notice: a subject, and paragraphs before and after the statement of account.
 *
 * @param subject one line
 * @param hasStatement whether it says where the statement stands
 */
record NoticeBody(String subject, List<String> opening, List<String> closing, boolean hasStatement) {

    /** The line at whose place the statement stands. */
    static final String STATEMENT = "---";

    /** Says nothing of its own. */
    static final NoticeBody NONE = new NoticeBody("", List.of(), List.of(), false);

    // Velocity takes the line break after an #end with it, and a blank line below would no longer be one.
    private static final String PARAGRAPH = "\u2029";
    private static final Pattern PLACE = Pattern.compile("(?m)^---[ \\t]*$");
    private static final Pattern GAP = Pattern.compile(PARAGRAPH + "|\n[ \\t]*\n");
    private static final Pattern BLANK = Pattern.compile("(?m)^[ \t]*$");

    /** A file as it is parsed: with its blank lines made to last. */
    static String source(String file) {
        return BLANK.matcher(file.replace("\r\n", "\n")).replaceAll(PARAGRAPH);
    }

    /** The first line is the subject, a blank line ends a paragraph. */
    static NoticeBody of(String rendered) {
        String[] parts = rendered.replace("\r\n", "\n").split("\n", 2);
        String[] around = parts.length < 2 ? new String[] {""} : PLACE.split(parts[1], 2);
        return new NoticeBody(
                PlainWords.line(parts[0]),
                paragraphs(around[0]),
                around.length < 2 ? List.of() : paragraphs(around[1]),
                around.length == 2);
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(GAP.split(text))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** The subject up to its first colon. */
    String title() {
        int colon = subject.indexOf(':');
        return (colon < 0 ? subject : subject.substring(0, colon)).strip();
    }

    /** As it is written, without a program's marks. */
    String asText() {
        return subject + "\n\n" + String.join("\n\n", opening) + "\n\n" + STATEMENT + "\n\n"
                + String.join("\n\n", closing) + "\n";
    }
}
