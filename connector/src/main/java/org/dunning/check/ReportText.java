package org.dunning.check;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.procedure.Approval;
import org.dunning.run.NoticeSummary;
import org.dunning.run.RunReport;

/** A report as a credit controller reads it. */
final class ReportText {

    private static final int SHOWN = Surroundings.SHOWN;

    /** What is not plain of the states of notes. */
    private static final Map<String, String> NOTES = Map.of(
            "ACCEPTED", "  taken; a later run looks whether the ERP did it",
            "NOT_KEPT", "  by configuration the ERP keeps none",
            "REJECTED", "  the ERP refused them: see above and why <document>");

    private final PrintWriter out;
    private final Surroundings around;

    ReportText(PrintWriter out, Surroundings around) {
        this.out = out;
        this.around = around;
    }

    void print(RunReport report, String title) {
        out.printf(
                Locale.ROOT,
                "%s of %s: %,d records of the ERP, %,d notices%n",
                title,
                report.date(),
                report.items(),
                report.notices().size());
        alarms(report);
        outcomes(report);
        notices(report);
        totals(report);
        new UrgencyText(out).print(report.notices());
        new OutlookText(out).print(report.outlooks());
        setAside(report);
        deliveries(report);
        notes(report);
        waiting(report);
        next(report);
    }

    private void alarms(RunReport report) {
        if (!report.complete()) {
            out.println("INCOMPLETE: nothing was closed and nothing was sent.");
        }
        report.alarms().forEach(alarm -> out.println("! " + alarm));
    }

    private void outcomes(RunReport report) {
        if (report.outcomes().isEmpty()) {
            return;
        }
        heading("Outcomes");
        report.outcomes()
                .forEach((outcome, items) ->
                        out.printf(Locale.ROOT, "  %,9d  %-15s %s%n", items, outcome, outcome.inWords()));
    }

    private void notices(RunReport report) {
        Map<String, List<NoticeSummary>> byStage = report.notices().stream()
                .sorted(Comparator.comparing(notice -> around.stages().indexOf(notice.stage())))
                .collect(Collectors.groupingBy(NoticeSummary::stage, LinkedHashMap::new, Collectors.toList()));
        if (byStage.isEmpty()) {
            return;
        }
        heading("Notices");
        byStage.forEach((stage, notices) -> {
            long approvals = notices.stream().filter(ReportText::needsPerson).count();
            out.printf(
                    Locale.ROOT,
                    "  %,9d  %s%s%n",
                    notices.size(),
                    stage,
                    approvals == 0 ? "" : " (%,d need a person's approval)".formatted(approvals));
        });
    }

    private void totals(RunReport report) {
        if (!report.totals().isEmpty()) {
            heading("Totals");
            report.totals().forEach((currency, total) -> out.printf("  %18s %s%n", amount(total), currency));
        }
    }

    private void setAside(RunReport report) {
        if (report.setAside().isEmpty()) {
            return;
        }
        heading("Set aside (records that cannot be used; the others went on)");
        shown(report.setAside())
                .forEach(record -> out.println("  " + (record.document() == null ? "(no number)" : record.document())
                        + (record.line() == null ? "" : "/" + record.line()) + ": " + record.field() + " "
                        + record.reason()));
        more(report.setAside());
    }

    private void deliveries(RunReport report) {
        if (report.deliveries().isEmpty()) {
            return;
        }
        heading("Mails " + around.mails());
        report.deliveries().forEach((state, count) -> out.printf(Locale.ROOT, "  %,9d  %s%n", count, state));
    }

    /** Those of earlier notices, too: what the ERP only took is looked for by later runs. */
    private void notes(RunReport report) {
        if (report.notes().isEmpty()) {
            return;
        }
        heading("Contact notes in the ERP");
        report.notes()
                .forEach((state, count) ->
                        out.printf(Locale.ROOT, "  %,9d  %s%s%n", count, state, NOTES.getOrDefault(state, "")));
    }

    private void waiting(RunReport report) {
        List<NoticeSummary> waiting = report.notices().stream()
                .filter(ReportText::needsPerson)
                .filter(notice -> notice.number() > 0)
                .sorted(NoticeSummary.MOST_URGENT_FIRST)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        heading("Waiting for a person");
        shown(waiting)
                .forEach(notice -> out.printf(
                        "  %9d  %s, debtor %s of %s: %s %s%s%n",
                        notice.number(),
                        notice.stage(),
                        notice.debtor(),
                        notice.company(),
                        amount(notice.total().amount()),
                        notice.total().currency(),
                        UrgencyText.inWords(notice)));
        more(waiting);
        out.println("  " + around.typed("approve") + " " + waiting.get(0).number() + " --by \"Your Name\"");
    }

    private void suspects() {
        around.suspects()
                .forEach(suspect -> out.println("  SUSPECT: notice " + suspect.notice() + " (" + suspect.stage()
                        + ") to debtor " + suspect.debtorNo() + " of " + suspect.company()
                        + " was perhaps delivered; a person decides"));
    }

    private void tasks() {
        around.tasks()
                .forEach(task -> out.println("  " + task.kind() + ": debtor " + task.debtorNo() + " of "
                        + task.company() + ": " + task.detail()));
        if (around.taskCount() > around.tasks().size()) {
            out.println("  ... " + around.taskCount() + " open tasks in all");
        }
    }

    private void next(RunReport report) {
        heading("For a person, and next");
        suspects();
        tasks();
        if (!around.sends() && !report.notices().isEmpty()) {
            out.println("  Nothing is sent while dunning.run.mode is propose; set it to send.");
        }
        out.println("  Console: " + around.typed("serve") + ", then " + around.console());
    }

    private static boolean needsPerson(NoticeSummary notice) {
        return notice.approval() != Approval.NONE && notice.state().equals("PROPOSED");
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private static <T> List<T> shown(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private void more(List<?> all) {
        if (all.size() > SHOWN) {
            out.println("  ... and " + (all.size() - SHOWN) + " more");
        }
    }

    private static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }
}
