package org.dunning.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.interest.MissingRateException;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.ProcedureChoice;
import org.dunning.receivable.Money;

/** Decides one debtor's whole account from facts alone: it reads nothing, sends nothing and asks no clock. */
public final class DunningPolicy {

    private DunningPolicy() {}

    /** Every item gets one outcome; what advances in one currency becomes one notice. Currencies never mix. */
    public static AccountDecision decide(DebtorAccount account, RunContext context) {
        List<ItemDecision> decisions = new ArrayList<>();
        List<ProposedNotice> notices = new ArrayList<>();
        List<String> alerts = new ArrayList<>();
        for (List<AccountItem> items : byCurrency(account.items()).values()) {
            ProcedureChoice.Chosen chosen = context.choice().choose(account.debtor(), balance(items));
            var ladder = new StageLadder(chosen.procedure(), context.on(), context.levels());
            var holds = new ItemHolds(account, context);
            var netting = Netting.of(items, ladder::rank, holds::hold);
            var judge = new ItemJudge(account, context, chosen, ladder, holds, netting);
            List<ItemDecision> judged = items.stream().map(judge::judge).toList();
            judged = new Minimums(chosen.procedure()).apply(judged);
            judged = new AccountHolds(account, context, chosen.procedure().capsOrNone()).apply(judged);
            alerts.addAll(LimitationAlerts.of(items, chosen.procedure().limitation(), context.on()));
            List<ItemDecision> advancing =
                    judged.stream().filter(ItemDecision::advances).toList();
            if (advancing.isEmpty()) {
                decisions.addAll(judged);
                continue;
            }
            try {
                notices.add(new NoticeDraft(account.debtor(), context, chosen, netting, advancing).notice());
                decisions.addAll(judged);
            } catch (MissingRateException e) {
                decisions.addAll(withoutRate(judged, String.valueOf(e.getMessage())));
            }
        }
        return new AccountDecision(account, decisions, notices, alerts);
    }

    /** No rate is carried forward: what would claim by an unknown one waits for it. */
    private static List<ItemDecision> withoutRate(List<ItemDecision> judged, String reason) {
        return judged.stream()
                .map(item -> item.advances() ? item.heldAs(Outcome.RATE_MISSING, List.of(), reason) : item)
                .toList();
    }

    private static Map<String, List<AccountItem>> byCurrency(List<AccountItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.item().residual().currency().getCurrencyCode(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static Money balance(List<AccountItem> items) {
        return items.stream()
                .map(item -> item.item().residual())
                .reduce(Money::plus)
                .orElseThrow();
    }
}
