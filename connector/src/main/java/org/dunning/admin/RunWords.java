package org.dunning.admin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.ledger.Standing;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;

/** A run in words. */
final class RunWords {

    private RunWords() {}

    /** What a run that has just ended came to. */
    static String of(RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Run of " + report.date()
                + (report.succeeded() ? " completed" : report.complete() ? " STOPPED" : " REFUSED") + ": "
                + report.items() + " items, " + report.notices().size() + " notices" + totals(report));
        Map<String, Long> outcomes = new TreeMap<>();
        report.outcomes().forEach((outcome, items) -> outcomes.put(outcome.name(), items));
        lines.addAll(outcomeLines(outcomes));
        lines.add("  deliveries: " + (report.deliveries().isEmpty() ? "none" : counts(report.deliveries())));
        if (!report.notes().isEmpty()) {
            lines.add("  notes in the ERP: " + counts(report.notes()));
        }
        report.alarms().forEach(alarm -> lines.add("  look at this: " + alarm));
        return String.join("\n", lines);
    }

    /** A run as the ledger has it. */
    static String of(Standing.LastRun run, Map<String, Long> outcomes) {
        List<String> lines = new ArrayList<>();
        Instant finished = run.finished();
        lines.add("Run " + run.id() + " of company " + run.company() + " on " + run.on() + ", "
                + (run.mode().equals("SEND") ? "sending" : "proposing only") + ": " + state(run.state()) + ", started "
                + toSeconds(run.started()) + (finished == null ? "" : ", ended " + toSeconds(finished)));
        lines.addAll(outcomeLines(outcomes));
        if (run.note() != null) {
            lines.add("  look at this: " + run.note());
        }
        return String.join("\n", lines);
    }

    private static List<String> outcomeLines(Map<String, Long> outcomes) {
        return outcomes.entrySet().stream()
                .map(outcome -> "  %6d %s: %s"
                        .formatted(outcome.getValue(), outcome.getKey(), Outcome.inWords(outcome.getKey())))
                .toList();
    }

    private static String totals(RunReport report) {
        return report.totals().entrySet().stream()
                .map(total -> total.getValue().toPlainString() + " " + total.getKey())
                .collect(Collectors.joining(", ", report.totals().isEmpty() ? "" : ", demanding ", ""));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String state(String state) {
        return switch (state) {
            case "COMPLETE" -> "completed";
            case "REFUSED" -> "REFUSED, nothing was sent";
            default -> "going on";
        };
    }

    private static Instant toSeconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
