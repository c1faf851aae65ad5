package org.dunning.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Priority;
import org.dunning.run.RunReport;

/**
 * The proposed notices as CSV (RFC 4180), one line for each document. A text that a spreadsheet would run as a formula is
 * made harmless with an apostrophe (OWASP, CSV injection); numbers stay numbers.
 */
final class ReportCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ReportCsv() {}

    static void write(RunReport report, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("notice,company,debtor,stage,currency,notice_total,state,document,priority,priority_parts");
        report.notices().forEach(notice -> notice.items().forEach(document -> lines.add(line(notice, document))));
        try {
            Files.writeString(file, String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static String line(NoticeSummary notice, String document) {
        Priority priority = notice.priority();
        return Stream.of(
                        String.valueOf(notice.number()),
                        cell(notice.company()),
                        cell(notice.debtor()),
                        cell(notice.stage()),
                        notice.total().currency().getCurrencyCode(),
                        notice.total().amount().toPlainString(),
                        cell(notice.state()),
                        cell(document),
                        priority == null ? "" : priority.score().toPlainString(),
                        priority == null ? "" : cell(priority.parts()))
                .collect(Collectors.joining(","));
    }

    /** A text as a cell. */
    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
