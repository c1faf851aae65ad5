package org.dunning.run;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.ContactCaps;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.jspecify.annotations.Nullable;

/** What keeps a debtor from being contacted at all today, whatever its items: no address, old bank entries, caps. */
record AccountHolds(DebtorAccount account, RunContext context, ContactCaps caps) {

    List<ItemDecision> apply(List<ItemDecision> judged) {
        return judged.stream().map(this::held).toList();
    }

    private ItemDecision held(ItemDecision item) {
        if (!item.advances() && item.outcome() != Outcome.BELOW_MINIMUM) {
            return item;
        }
        Map<Outcome, String> reasons = reasons(item.stage());
        if (reasons.isEmpty()) {
            return item;
        }
        List<Outcome> all = List.copyOf(reasons.keySet());
        if (!item.advances()) {
            return item.heldAs(item.outcome(), all, item.rule());
        }
        Outcome first = all.get(0);
        return item.heldAs(first, all.subList(1, all.size()), reasons.getOrDefault(first, first.inWords()));
    }

    /** In the order of {@link Outcome}. */
    private Map<Outcome, String> reasons(@Nullable DunningStage stage) {
        Map<Outcome, String> reasons = new LinkedHashMap<>();
        put(reasons, Outcome.NO_CONTACT, noContact(stage));
        put(reasons, Outcome.STALE_CASH, context.staleCash());
        put(reasons, Outcome.FREQUENCY_CAP, capped());
        return reasons;
    }

    /** Of the stage's channels, in their order, one must reach the debtor. */
    private @Nullable String noContact(@Nullable DunningStage stage) {
        Debtor debtor = account.debtor();
        List<Channel> channels = stage == null ? List.of(Channel.MAIL) : stage.channelsOrMail();
        if (channels.stream().anyMatch(channel -> debtor.address(channel) != null)) {
            return null;
        }
        String problem = debtor.contactProblem();
        String mail = problem == null ? "the ERP has no e-mail address of the debtor" : problem;
        return channels.equals(List.of(Channel.MAIL))
                ? mail
                : "no " + channels.stream().map(Channel::label).collect(Collectors.joining(" or "))
                        + " reaches the debtor" + (channels.contains(Channel.MAIL) ? "; " + mail : "");
    }

    /** Why nothing more may go to the debtor now, or null. */
    @Nullable
    String capped() {
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
