package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.ContactCaps;
import org.jspecify.annotations.Nullable;

/** What keeps a debtor from being contacted at all today, whatever its items: no address, old bank entries, caps. */
record AccountHolds(DebtorAccount account, RunContext context, ContactCaps caps) {

    List<ItemDecision> apply(List<ItemDecision> judged) {
        Map<Outcome, String> reasons = reasons();
        if (reasons.isEmpty()) {
            return judged;
        }
        List<Outcome> all = List.copyOf(reasons.keySet());
        Outcome first = all.get(0);
        String rule = reasons.getOrDefault(first, first.inWords());
        List<ItemDecision> held = new ArrayList<>();
        for (ItemDecision item : judged) {
            held.add(
                    item.advances()
                            ? item.heldAs(first, all.subList(1, all.size()), rule)
                            : item.outcome() == Outcome.BELOW_MINIMUM
                                    ? item.heldAs(item.outcome(), all, item.rule())
                                    : item);
        }
        return held;
    }

    /** In the order of {@link Outcome}. */
    private Map<Outcome, String> reasons() {
        Map<Outcome, String> reasons = new LinkedHashMap<>();
        put(reasons, Outcome.NO_CONTACT, noContact());
        put(reasons, Outcome.STALE_CASH, context.staleCash());
        put(reasons, Outcome.FREQUENCY_CAP, capped());
        return reasons;
    }

    private @Nullable String noContact() {
        if (account.debtor().email() != null) {
            return null;
        }
        String problem = account.debtor().contactProblem();
        return problem == null ? "the ERP has no e-mail address of the debtor" : problem;
    }

    private @Nullable String capped() {
        LocalDate on = context.on();
        List<LocalDate> week = account.contacts().lastWeek().stream()
                .filter(day -> day.isAfter(on.minusDays(7)) && !day.isAfter(on))
                .toList();
        long today = week.stream().filter(on::equals).count();
        if (caps.perDay() != null && today >= caps.perDay()) {
            return today + " contacts on " + on + ", at most " + caps.perDay() + " a day";
        }
        if (caps.perWeek() != null && week.size() >= caps.perWeek()) {
            LocalDate leaves = week.get(week.size() - caps.perWeek());
            return week.size() + " contacts since " + week.get(0) + ", at most " + caps.perWeek()
                    + " in seven days; the next not before " + leaves.plusDays(7);
        }
        return null;
    }

    private static void put(Map<Outcome, String> reasons, Outcome outcome, @Nullable String reason) {
        if (reason != null) {
            reasons.put(outcome, reason);
        }
    }
}
