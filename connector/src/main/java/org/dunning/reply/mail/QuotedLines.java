package org.dunning.reply.mail;

import java.util.ArrayList;
import java.util.List;

/** Parts the lines of a mail into new and quoted ones; each line is looked at a fixed number of times. */
final class QuotedLines {

    private static final int LONGEST_LINE = 2_000;

    private final List<String> lines;
    private final List<String> written = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();
    private boolean inSignature;
    /** A note on confidentiality stands below something. */
    private boolean anything;

    private QuotedLines(List<String> lines) {
        this.lines = lines;
    }

    static NewestText split(String text) {
        var lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replace("\u200b", "")
                .replace("\ufeff", "")
                .lines()
                .toList();
        return split(lines);
    }

    static NewestText split(List<String> lines) {
        var splitter = new QuotedLines(lines);
        splitter.split();
        return new NewestText(String.join("\n", splitter.written).strip(), splitter.quoted.toString(), false);
    }

    private void split() {
        int at = 0;
        while (at < lines.size()) {
            if (isQuoted(lines.get(at))) {
                quote(lines.get(at++));
                continue;
            }
            int below = QuoteHeader.endAt(lines, at);
            if (below > at) {
                if (!quoteMarksFollow(below)) {
                    lines.subList(at, lines.size()).forEach(this::quote);
                    return;
                }
                lines.subList(at, below).forEach(this::quote);
                inSignature = false;
                at = below;
                continue;
            }
            write(lines.get(at++));
        }
    }

    private static boolean isQuoted(String line) {
        int at = 0;
        while (at < line.length() && at < 4 && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '>';
    }

    /** What follows a quote's header is all quote, unless it is marked line by line. */
    private boolean quoteMarksFollow(int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return isQuoted(lines.get(i));
            }
        }
        return true;
    }

    private void write(String line) {
        if (line.equals("-- ") || line.strip().equals("--") || anything && MailFooter.isNote(line)) {
            inSignature = true;
        }
        if (!inSignature && !MailFooter.isOfDevice(line)) {
            anything |= !line.isBlank();
            written.add(line);
        }
    }

    private void quote(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == ' ')) {
            at++;
        }
        quoted.append(line, at, Math.min(line.length(), at + LONGEST_LINE)).append('\n');
    }
}
