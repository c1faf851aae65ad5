package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.DunningStage;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Gathers, in the order of {@link Outcome}, every reason that keeps one item from being dunned. */
record ItemJudge(DebtorAccount account, RunContext context, StageLadder ladder, Netting netting) {

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
        heldByPeople(item, reasons);
        heldByPayment(item, reasons);
        DunningStage stage = item.item().dueDate() == null ? null : stage(item, reasons);
        return decision(item, reasons, stage);
    }

    private ItemDecision credit(AccountItem item) {
        Money used = netting.used(item);
        return used.isPositive()
                ? new ItemDecision(
                        item,
                        Outcome.NETTED,
                        List.of(),
                        null,
                        used + " of this credit set against open items",
                        netting.open(item))
                : new ItemDecision(
                        item,
                        Outcome.NOTHING_OPEN,
                        List.of(),
                        null,
                        "a credit with nothing to set it against",
                        netting.open(item));
    }

    private void heldByPeople(AccountItem item, Map<Outcome, String> reasons) {
        Debtor debtor = account.debtor();
        if (debtor.stopReason() != null) {
            reasons.put(Outcome.STOPPED, "dunning has ended: " + debtor.stopReason());
        }
        if (item.item().has(ItemFlag.DISPUTED)) {
            reasons.put(Outcome.DISPUTED, "disputed in the ERP");
        }
        String block = block(item, debtor);
        if (block != null) {
            reasons.put(Outcome.BLOCKED, block);
        }
        PromiseToPay promise = item.promise();
        if (promise != null && promise.holdsOn(context.on(), context.promiseGraceDays())) {
            reasons.put(Outcome.PROMISED, "promised for " + promise.promisedOn());
        }
    }

    private @Nullable String block(AccountItem item, Debtor debtor) {
        if (debtor.blockReason() != null) {
            return "the debtor is blocked in the ERP: " + debtor.blockReason();
        }
        if (item.item().has(ItemFlag.BLOCKED)) {
            return "blocked in the ERP";
        }
        return item.hold() != null ? item.hold() : account.hold();
    }

    private void heldByPayment(AccountItem item, Map<Outcome, String> reasons) {
        if (item.item().has(ItemFlag.DIRECT_DEBIT)) {
            reasons.put(Outcome.DIRECT_DEBIT, "collected by direct debit");
        }
        if (item.item().has(ItemFlag.IN_PAYMENT)) {
            reasons.put(Outcome.IN_PAYMENT, "a payment is on its way");
        }
        List<AccountItem> credits = netting.creditsOn(item);
        if (!credits.isEmpty() && !netting.open(item).isPositive()) {
            List<String> documents = credits.stream()
                    .map(credit -> credit.item().key().document())
                    .distinct()
                    .limit(5)
                    .toList();
            reasons.put(Outcome.NETTED, "covered by " + String.join(", ", documents));
        }
    }

    private @Nullable DunningStage stage(AccountItem item, Map<Outcome, String> reasons) {
        StageLadder.Step next = ladder.next(item);
        if (next instanceof StageLadder.Step.Later later) {
            reasons.put(Outcome.NOT_DUE, "next stage " + later.stage().stage() + " on " + later.from());
            return null;
        }
        if (next instanceof StageLadder.Step.Ended ended) {
            reasons.put(
                    Outcome.LAST_STAGE,
                    ended.lastStage() == null
                            ? "no stage after the due date"
                            : ended.lastStage() + " was the last stage");
            return null;
        }
        DunningStage stage = ((StageLadder.Step.Reached) next).stage();
        tooSoon(stage, reasons);
        return stage;
    }

    private void tooSoon(DunningStage stage, Map<Outcome, String> reasons) {
        int gap = context.procedure().gapBefore(stage);
        LocalDate contact = account.lastContact();
        LocalDate declined = account.lastDeclined();
        if (contact != null && context.on().isBefore(contact.plusDays(gap))) {
            reasons.put(
                    Outcome.TOO_SOON, "last contact on " + contact + ", the next not before " + contact.plusDays(gap));
        } else if (declined != null && context.on().isBefore(declined.plusDays(gap))) {
            reasons.put(
                    Outcome.TOO_SOON,
                    "a notice was declined on " + declined + ", the next not before " + declined.plusDays(gap));
        }
    }

    private ItemDecision decision(AccountItem item, Map<Outcome, String> reasons, @Nullable DunningStage stage) {
        List<Outcome> applied = new ArrayList<>(reasons.keySet());
        applied.sort(null);
        Money open = netting.open(item);
        if (applied.isEmpty() && stage != null) {
            String rule = "stage " + stage.stage() + ", " + days(stage.daysFromDue()) + " "
                    + item.item().dueDate();
            return new ItemDecision(item, Outcome.NOTIFY, List.of(), stage, rule, open);
        }
        Outcome first = applied.get(0);
        String rule = reasons.getOrDefault(first, first.inWords());
        return new ItemDecision(item, first, applied.subList(1, applied.size()), stage, rule, open);
    }

    private static String days(int fromDue) {
        if (fromDue == 0) {
            return "on the due date";
        }
        int days = Math.abs(fromDue);
        return days + (days == 1 ? " day " : " days ") + (fromDue > 0 ? "after the due date" : "before the due date");
    }
}
