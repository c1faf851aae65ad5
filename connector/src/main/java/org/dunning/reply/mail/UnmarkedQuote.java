package org.dunning.reply.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Passages of a mail of ours that a mail program repeated without marks or a header. A line alone is the debtor's: whoever copies
 * the line of an invoice says which one he means. Only lines that follow each other, two of them words without a number, are ours.
 */
final class UnmarkedQuote {

    private static final int SHORTEST = 4;
    private static final int SENTENCE = 20;
    private static final int SENTENCES = 2;
    private static final int MOST_LINES = 2_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_SENT = 50_000;
    private static final Pattern MARKS_AND_GAPS = Pattern.compile("[\\s\\u00a0\\u200b*_|]+");

    private final List<String> lines;
    private final String sent;

    private UnmarkedQuote(List<String> lines, String sent) {
        this.lines = lines;
        this.sent = sent;
    }

    static NewestText takenOut(NewestText text, String sent) {
        String limited = sent.length() > LONGEST_SENT ? sent.substring(0, LONGEST_SENT) : sent;
        return new UnmarkedQuote(text.written().lines().toList(), " " + plain(limited) + " ").parted(text);
    }

    private NewestText parted(NewestText text) {
        var written = new ArrayList<String>();
        var quoted = new StringBuilder(text.quoted());
        int at = 0;
        while (at < lines.size()) {
            int end = passageFrom(at);
            List<String> passage = lines.subList(at, Math.max(end, at + 1));
            if (isNotice(passage)) {
                passage.forEach(line -> quoted.append(line).append('\n'));
            } else {
                written.addAll(passage);
            }
            at += passage.size();
        }
        return written.size() == lines.size()
                ? text
                : new NewestText(String.join("\n", written).strip(), quoted.toString(), text.cut());
    }

    /** The first line below those that stand in our mail, with the empty ones between them. */
    private int passageFrom(int at) {
        int end = at;
        for (int i = at; i < lines.size() && i < MOST_LINES; i++) {
            String line = plain(lines.get(i));
            if (line.isEmpty() && end > at) {
                continue;
            }
            if (line.length() < SHORTEST || line.length() > LONGEST_LINE || !sent.contains(" " + line + " ")) {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    private static boolean isNotice(List<String> passage) {
        return passage.stream()
                        .filter(line -> line.strip().length() >= SENTENCE
                                && line.chars().noneMatch(Character::isDigit))
                        .limit(SENTENCES)
                        .count()
                == SENTENCES;
    }

    /** As programs that wrap lines and draw tables anew do not change it. */
    private static String plain(String text) {
        return MARKS_AND_GAPS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
