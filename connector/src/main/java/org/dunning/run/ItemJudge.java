package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.ProcedureChoice.Chosen;
import org.dunning.receivable.Money;
import org.dunning.run.StageLadder.Step;
import org.jspecify.annotations.Nullable;

/** Gathers, in the order of {@link Outcome}, every reason that keeps one item from being dunned. */
record ItemJudge(
        DebtorAccount account,
        RunContext context,
        Chosen chosen,
        StageLadder ladder,
        ItemHolds holds,
        Netting netting) {

    ItemDecision judge(AccountItem item) {
        Map<Outcome, String> reasons = new LinkedHashMap<>();
        if (item.item().isCredit()) {
            return credit(item);
        }
        if (!item.item().residual().isPositive()) {
            reasons.put(Outcome.NOTHING_OPEN, "the ERP shows nothing open");
        }
        if (item.item().dueDate() == null) {
            reasons.put(Outcome.NO_DUE_DATE, "the ERP has no due date for it");
        }
        reasons.putAll(holds.reasons(item));
        covered(item, reasons);
        Step.Reached reached = item.item().dueDate() == null ? null : reached(item, reasons);
        return decision(item, reasons, reached);
    }

    private ItemDecision credit(AccountItem item) {
        Money used = netting.used(item);
        Outcome outcome = used.isPositive() ? Outcome.NETTED : Outcome.NOTHING_OPEN;
        String rule = used.isPositive()
                ? used + " of this credit set against " + documents(netting.itemsOf(item))
                : "a credit with nothing to set it against";
        return new ItemDecision(item, outcome, List.of(), null, 1, rule, netting.open(item));
    }

    private void covered(AccountItem item, Map<Outcome, String> reasons) {
        List<AccountItem> credits = netting.creditsOn(item);
        if (!credits.isEmpty() && !netting.open(item).isPositive()) {
            reasons.put(Outcome.NETTED, "covered by " + documents(credits));
        }
    }

    private static String documents(List<AccountItem> items) {
        List<String> documents = items.stream()
                .map(item -> item.item().key().document())
                .distinct()
                .toList();
        return String.join(", ", documents.subList(0, Math.min(5, documents.size())))
                + (documents.size() > 5 ? " and " + (documents.size() - 5) + " more" : "");
    }

    private Step.@Nullable Reached reached(AccountItem item, Map<Outcome, String> reasons) {
        Step next = ladder.next(item);
        if (next instanceof Step.Later later) {
            reasons.put(Outcome.NOT_DUE, "next stage " + later.stage().stage() + " on " + later.from());
            return null;
        }
        if (next instanceof Step.Awaited awaited) {
            reasons.put(Outcome.NOT_DUE, "the ERP raises dunning levels, and has it at " + awaited.level());
            return null;
        }
        if (next instanceof Step.Ended ended) {
            reasons.put(
                    Outcome.LAST_STAGE,
                    ended.lastStage() == null
                            ? "no stage after the due date"
                            : ended.lastStage() + " was the last stage");
            return null;
        }
        var reached = (Step.Reached) next;
        tooSoon(reached.stage(), reasons);
        return reached;
    }

    private void tooSoon(DunningStage stage, Map<Outcome, String> reasons) {
        int gap = ladder.procedure().gapBefore(stage);
        String reason = tooSoonAfter("last contact on", account.contacts().last(), gap);
        reason = reason == null
                ? tooSoonAfter("a notice was declined on", account.contacts().declined(), gap)
                : reason;
        if (reason != null) {
            reasons.put(Outcome.TOO_SOON, reason);
        }
    }

    private @Nullable String tooSoonAfter(String what, @Nullable LocalDate day, int gap) {
        return day != null && context.on().isBefore(day.plusDays(gap))
                ? what + " " + day + ", the next not before " + day.plusDays(gap)
                : null;
    }

    private ItemDecision decision(AccountItem item, Map<Outcome, String> reasons, Step.@Nullable Reached reached) {
        List<Outcome> applied = new ArrayList<>(reasons.keySet());
        applied.sort(null);
        Money open = netting.open(item);
        DunningStage stage = reached == null ? null : reached.stage();
        int occurrence = reached == null ? 1 : reached.occurrence();
        if (applied.isEmpty() && reached != null) {
            return new ItemDecision(item, Outcome.NOTIFY, List.of(), stage, occurrence, rule(item, reached), open);
        }
        Outcome first = applied.get(0);
        String rule = reasons.getOrDefault(first, first.inWords());
        return new ItemDecision(item, first, applied.subList(1, applied.size()), stage, occurrence, rule, open);
    }

    private String rule(AccountItem item, Step.Reached reached) {
        return "stage " + reached.stage().stage() + ", " + days(reached.stage().daysFromDue()) + " "
                + item.item().dueDate() + (reached.occurrence() == 1 ? "" : ", time " + reached.occurrence())
                + netted(item)
                + (chosen.row() == null
                        ? ""
                        : "; procedure " + chosen.procedure().name() + " by " + chosen.row());
    }

    private String netted(AccountItem item) {
        List<AccountItem> credits = netting.creditsOn(item);
        return credits.isEmpty() ? "" : "; " + netting.open(item) + " are left of it after " + documents(credits);
    }

    private static String days(int fromDue) {
        if (fromDue == 0) {
            return "on the due date";
        }
        int days = Math.abs(fromDue);
        return days + (days == 1 ? " day " : " days ") + (fromDue > 0 ? "after the due date" : "before the due date");
    }
}
