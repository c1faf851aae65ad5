package org.dunning.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Decides one debtor's whole account from facts alone: it reads nothing, sends nothing and asks no clock. */
public final class DunningPolicy {

    private DunningPolicy() {}

    /** Every item gets one outcome; what advances in one currency becomes one notice. Currencies never mix. */
    public static AccountDecision decide(DebtorAccount account, RunContext context) {
        var ladder = new StageLadder(context.procedure(), context.on());
        List<ItemDecision> decisions = new ArrayList<>();
        List<ProposedNotice> notices = new ArrayList<>();
        byCurrency(account.items()).forEach((currency, items) -> {
            var netting = Netting.of(items, ladder::rank);
            var judge = new ItemJudge(account, context, ladder, netting);
            List<ItemDecision> judged = items.stream().map(judge::judge).toList();
            List<ItemDecision> advancing = advancing(judged);
            if (advancing.isEmpty()) {
                decisions.addAll(judged);
                return;
            }
            var proposed = new NoticeDraft(account.debtor(), context, netting, advancing).notice();
            BigDecimal minimum = context.procedure().minimumFor(currency);
            if (minimum != null && proposed.total().amount().compareTo(minimum) < 0) {
                decisions.addAll(tooSmall(judged, proposed.total(), minimum, account));
            } else if (account.debtor().email() == null) {
                decisions.addAll(held(judged, Outcome.NO_CONTACT, noContact(account)));
            } else {
                decisions.addAll(judged);
                notices.add(proposed);
            }
        });
        return new AccountDecision(account, decisions, notices);
    }

    private static Map<String, List<AccountItem>> byCurrency(List<AccountItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.item().residual().currency().getCurrencyCode(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static List<ItemDecision> advancing(List<ItemDecision> judged) {
        return judged.stream().filter(item -> item.outcome() == Outcome.NOTIFY).toList();
    }

    private static List<ItemDecision> tooSmall(
            List<ItemDecision> judged, Money total, BigDecimal minimum, DebtorAccount account) {
        Money least = new Money(minimum, total.currency());
        List<ItemDecision> held = held(judged, Outcome.BELOW_MINIMUM, total + " is below the minimum of " + least);
        return account.debtor().email() == null ? alsoNoContact(held) : held;
    }

    private static List<ItemDecision> held(List<ItemDecision> judged, Outcome outcome, String rule) {
        return judged.stream()
                .map(item -> item.outcome() == Outcome.NOTIFY
                        ? new ItemDecision(item.item(), outcome, List.of(), item.stage(), rule, item.open())
                        : item)
                .toList();
    }

    private static List<ItemDecision> alsoNoContact(List<ItemDecision> held) {
        return held.stream()
                .map(item -> item.outcome() == Outcome.BELOW_MINIMUM
                        ? new ItemDecision(
                                item.item(),
                                item.outcome(),
                                List.of(Outcome.NO_CONTACT),
                                item.stage(),
                                item.rule(),
                                item.open())
                        : item)
                .toList();
    }

    private static String noContact(DebtorAccount account) {
        String problem = account.debtor().contactProblem();
        return problem == null ? "the ERP has no e-mail address of the debtor" : problem;
    }

    /** Who must agree to a notice, and why. */
    record Agreement(Approval approval, @Nullable String rule) {

        static Agreement of(DunningStage stage, Money total, Map<String, BigDecimal> unattendedLimit) {
            if (stage.approvalOrNone() != Approval.NONE) {
                return new Agreement(stage.approvalOrNone(), "stage " + stage.stage() + " needs a person's approval");
            }
            Currency currency = total.currency();
            BigDecimal limit = unattendedLimit.get(currency.getCurrencyCode());
            return limit != null && total.amount().compareTo(limit) > 0
                    ? new Agreement(
                            Approval.ONE_PERSON, "more than " + new Money(limit, currency) + " is not sent unattended")
                    : new Agreement(Approval.NONE, null);
        }
    }
}
