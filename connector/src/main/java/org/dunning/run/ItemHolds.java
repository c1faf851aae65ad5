package org.dunning.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.InstalmentPlan;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;

/** What people decided about an item, or a payment that is on its way: while it holds, nothing is demanded for the item. */
record ItemHolds(DebtorAccount account, RunContext context) {

    boolean hold(AccountItem item) {
        return !reasons(item).isEmpty();
    }

    /** Each reason by its outcome; empty when nothing holds the item. */
    Map<Outcome, String> reasons(AccountItem item) {
        Map<Outcome, String> reasons = new EnumMap<>(Outcome.class);
        byPeople(item, reasons);
        if (item.item().has(ItemFlag.DIRECT_DEBIT)) {
            reasons.put(Outcome.DIRECT_DEBIT, "collected by direct debit");
        }
        if (item.item().has(ItemFlag.IN_PAYMENT)) {
            reasons.put(Outcome.IN_PAYMENT, "a payment is on its way");
        }
        return reasons;
    }

    private void byPeople(AccountItem item, Map<Outcome, String> reasons) {
        Debtor debtor = account.debtor();
        if (debtor.stopReason() != null) {
            reasons.put(Outcome.STOPPED, "dunning has ended: " + debtor.stopReason());
        }
        if (item.item().has(ItemFlag.DISPUTED)) {
            reasons.put(Outcome.DISPUTED, "disputed in the ERP");
        }
        if (debtor.blockReason() != null) {
            reasons.put(Outcome.BLOCKED, "the debtor is blocked in the ERP: " + debtor.blockReason());
        } else if (item.item().has(ItemFlag.BLOCKED)) {
            reasons.put(Outcome.BLOCKED, "blocked in the ERP");
        }
        Stream.concat(item.holds().stream(), account.holds().stream())
                .filter(hold -> !hold.isOver(context.on()))
                .forEach(hold -> reasons.putIfAbsent(outcome(hold), hold.inWords(context.on())));
        InstalmentPlan plan = item.plan();
        if (plan != null && plan.isKept(context.on())) {
            reasons.put(
                    Outcome.ON_PLAN,
                    "on plan " + plan.number() + " agreed by " + plan.owner()
                            + plan.next(context.on())
                                    .map(next -> ", next " + next.amount() + " by " + next.due())
                                    .orElse(""));
        }
        PromiseToPay promise = item.promise();
        if (promise != null && promise.holdsOn(context.on(), context.promiseGraceDays())) {
            reasons.put(Outcome.PROMISED, "promised for " + promise.promisedOn());
        }
    }

    private Outcome outcome(DunningHold hold) {
        if (hold.isEnded(context.on())) {
            return Outcome.HOLD_ENDED;
        }
        return switch (hold.kind()) {
            case BLOCK -> Outcome.BLOCKED;
            case DISPUTE -> Outcome.DISPUTED;
            case STOP -> Outcome.STOPPED;
            case CLAIM -> Outcome.IN_PAYMENT;
            case QUESTION, ANSWERED -> Outcome.BLOCKED;
        };
    }
}
