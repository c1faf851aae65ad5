package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ClaimsLeft;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.NotedOutcome;
import org.dunning.ledger.Runs;
import org.dunning.ledger.Tasks;
import org.springframework.stereotype.Component;

/** Notes decisions in the ledger: changed outcomes, and the tasks that follow from them. */
@Component
class DecisionRecord {

    private static final int LONGEST_RULE = 500;
    private static final List<Tasks.Kind> FROM_DECISIONS = List.of(
            Tasks.Kind.NO_CONTACT,
            Tasks.Kind.LAST_STAGE,
            Tasks.Kind.HOLD_ENDED,
            Tasks.Kind.LIMITATION,
            Tasks.Kind.PLAN_BROKEN);

    private final Runs runs;
    private final Tasks tasks;
    private final ClaimsLeft claims;

    DecisionRecord(Runs runs, Tasks tasks, ClaimsLeft claims) {
        this.runs = runs;
        this.tasks = tasks;
        this.claims = claims;
    }

    /** When every account of a company was decided. */
    void close(CompanyRun run) {
        // Who owes nothing any more is in no account that was decided.
        tasks.closeOfSettled(FROM_DECISIONS, run.source(), run.company());
        claims.remind(run.source(), run.company());
    }

    void note(CompanyRun run, List<AccountDecision> accounts) {
        List<Runs.Change> changes = new ArrayList<>();
        for (AccountDecision account : accounts) {
            for (ItemDecision item : account.items()) {
                NotedOutcome outcome = noted(item);
                Long id = item.item().id();
                if (id != null && !outcome.equals(item.item().outcome())) {
                    changes.add(new Runs.Change(id, outcome));
                }
            }
        }
        runs.note(run.id(), changes);
        settle(run, accounts, Tasks.Kind.NO_CONTACT, account -> rule(account, Outcome.NO_CONTACT));
        settle(run, accounts, Tasks.Kind.LAST_STAGE, DecisionRecord::whatFollows);
        settle(run, accounts, Tasks.Kind.HOLD_ENDED, account -> rule(account, Outcome.HOLD_ENDED));
        settle(run, accounts, Tasks.Kind.LIMITATION, DecisionRecord::alerts);
        settle(run, accounts, Tasks.Kind.PLAN_BROKEN, account -> brokenPlan(account, run.on()));
    }

    /** @param wanted what there is to do about an account; empty when nothing */
    private void settle(
            CompanyRun run,
            Collection<AccountDecision> accounts,
            Tasks.Kind kind,
            Function<AccountDecision, Optional<String>> wanted) {
        Map<String, String> details = new HashMap<>();
        List<String> debtors = new ArrayList<>();
        for (AccountDecision account : accounts) {
            String debtor = account.account().debtor().key().number();
            debtors.add(debtor);
            wanted.apply(account).ifPresent(detail -> details.put(debtor, detail));
        }
        tasks.settle(kind, run.source(), run.company(), debtors, details);
    }

    private static Optional<String> rule(AccountDecision account, Outcome outcome) {
        return account.items().stream()
                .filter(item -> item.outcome() == outcome)
                .findFirst()
                .map(ItemDecision::rule);
    }

    /** After the last stage, or once dunning has ended with one, the case is a person's. */
    private static Optional<String> whatFollows(AccountDecision account) {
        Optional<String> ended = account.account().holds().stream()
                .filter(hold -> hold.kind() == DunningHold.Kind.STOP)
                .findFirst()
                .map(hold -> shortened("dunning ended by " + hold.owner() + ": " + hold.reason()));
        return ended.isPresent() ? ended : rule(account, Outcome.LAST_STAGE);
    }

    private static Optional<String> alerts(AccountDecision account) {
        return account.alerts().isEmpty()
                ? Optional.empty()
                : Optional.of(shortened(String.join("; ", account.alerts())));
    }

    /** A plan that was not kept holds nothing any more, and stays on record. */
    private static Optional<String> brokenPlan(AccountDecision account, LocalDate on) {
        return account.account().items().stream()
                .map(AccountItem::plan)
                .filter(plan -> plan != null && !plan.isKept(on))
                .findFirst()
                .map(plan -> "plan " + plan.number() + " agreed by " + plan.owner() + " was not kept");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_RULE ? text : text.substring(0, LONGEST_RULE);
    }

    private static NotedOutcome noted(ItemDecision item) {
        return new NotedOutcome(
                item.outcome().name(),
                item.also().stream().map(Enum::name).collect(Collectors.joining(" ")),
                item.stage() == null
                        ? null
                        : Objects.requireNonNull(item.stage()).stage(),
                shortened(item.rule()));
    }
}
