package org.dunning.check;

import java.io.PrintWriter;
import java.util.List;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.ItemFile.Told;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.dunning.run.Outcome;

/** What is known about one item, as a credit controller reads it. */
final class WhyText {

    private WhyText() {}

    static void print(ItemFile file, PrintWriter out) {
        facts(file, out);
        debtor(file, out);
        outcomes(file.outcomes(), out);
        if (!file.notices().isEmpty()) {
            out.println("Notices");
            file.notices()
                    .forEach(notice -> out.println("  " + notice.number() + " of " + notice.on() + ": " + notice.stage()
                            + ", " + notice.total() + ", " + notice.state()
                            + (notice.answer() == null ? "" : " (" + notice.answer() + ")")
                            + (notice.note() == null ? "" : "; note in the ERP: " + notice.note())));
        }
        if (!file.history().isEmpty()) {
            out.println("History");
            file.history()
                    .forEach(event -> out.println("  " + event.at() + " notice " + event.notice() + " " + event.event()
                            + " by " + event.actor() + (event.detail().isBlank() ? "" : ": " + event.detail())));
        }
        out.println();
    }

    private static void facts(ItemFile file, PrintWriter out) {
        OpenItem item = file.item();
        out.println(item.key());
        out.println("  open " + item.residual() + " of " + item.amount() + ", due "
                + (item.dueDate() == null ? "(no due date)" : item.dueDate()) + ", debtor " + item.debtorNo());
        if (!item.flags().isEmpty()) {
            out.println("  the ERP says: " + item.flags());
        }
        out.println("  first seen " + file.firstSeen()
                + (file.closedOn() == null ? ", still open" : ", gone from the ERP since " + file.closedOn()));
    }

    private static void debtor(ItemFile file, PrintWriter out) {
        Debtor debtor = file.debtor();
        if (debtor == null) {
            return;
        }
        if (debtor.contactProblem() != null) {
            out.println("  no usable address: " + debtor.contactProblem());
        }
        if (debtor.blockReason() != null) {
            out.println("  the debtor is blocked: " + debtor.blockReason());
        }
        if (debtor.stopReason() != null) {
            out.println("  dunning of the debtor has ended: " + debtor.stopReason());
        }
    }

    private static void outcomes(List<Told> outcomes, PrintWriter out) {
        out.println(outcomes.isEmpty() ? "No run has decided on it." : "Outcomes, newest first");
        outcomes.forEach(told -> {
            var outcome = told.outcome();
            out.println("  " + told.from() + " to " + (told.until() == null ? "now" : told.until()) + ": "
                    + outcome.code() + ", " + inWords(outcome.code())
                    + (outcome.stage() == null ? "" : ", stage " + outcome.stage()));
            if (outcome.rule() != null && !outcome.rule().isBlank()) {
                out.println("    rule: " + outcome.rule());
            }
            if (outcome.also() != null && !outcome.also().isBlank()) {
                out.println("    also: " + outcome.also());
            }
        });
    }

    /** A ledger may hold a code of another version. */
    private static String inWords(String code) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(code)) {
                return outcome.inWords();
            }
        }
        return "a code this version does not know";
    }
}
