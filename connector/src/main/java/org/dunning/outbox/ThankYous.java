package org.dunning.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Settlements;
import org.dunning.ledger.Settlements.Settled;
import org.dunning.ledger.Suppressions;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Proposes one thank-you for what a debtor has settled after a notice asked for it. It takes a claim on each item as
 * every notice does, so that nobody is thanked twice, and leaves by the same steps.
 */
@Component
public class ThankYous {

    private final ThankYouProperties properties;
    private final Settlements settlements;
    private final Suppressions suppressions;
    private final Blocks blocks;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Ledger ledger;
    private final ContactHistory history;
    private final Clock clock;

    ThankYous(
            ThankYouProperties properties,
            Settlements settlements,
            Suppressions suppressions,
            Blocks blocks,
            NoticeStore store,
            Deliveries deliveries,
            Ledger ledger,
            ContactHistory history,
            Clock clock) {
        this.properties = properties;
        this.settlements = settlements;
        this.suppressions = suppressions;
        this.blocks = blocks;
        this.store = store;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
    }

    /** Stores what is to be thanked for by now, after a sweep that can be believed. */
    public void propose(@ExchangeProperty("run") CompanyRun run) {
        if (run.lookAhead()
                || run.tally().refused()
                || run.tally().staleCash() != null
                || !properties.companies().contains(run.company())) {
            return;
        }
        for (Settled settled : due(run)) {
            try {
                ledger.commit(() -> keep(run, settled));
            } catch (DuplicateKeyException e) {
                run.tally()
                        .alarm("debtor " + settled.debtor().key().number()
                                + ": another process has thanked for the same items");
            }
        }
    }

    /** A settlement of debtors whom we may write to and with whom nothing else is going on. */
    private List<Settled> due(CompanyRun run) {
        List<Settled> settled =
                settlements.since(run.source(), run.company(), run.on().minusDays(properties.withinDays()), run.on());
        List<String> numbers = settled.stream()
                .map(one -> one.debtor().key().number())
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            return settled;
        }
        Map<String, List<DunningHold>> holds = blocks.holding(run.source(), run.company(), numbers, run.on());
        Map<String, String> unused = suppressions.of(settled.stream()
                .map(one -> one.debtor().address(Channel.MAIL))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet()));
        Set<String> busy = store.openOf(run.source(), run.company(), numbers).stream()
                .filter(notice -> !notice.isThanks())
                .map(notice -> notice.debtor().number())
                .collect(Collectors.toSet());
        return settled.stream()
                .filter(one -> mayBeThanked(one.debtor(), unused, holds))
                .filter(one -> !busy.contains(one.debtor().key().number()))
                .toList();
    }

    static boolean mayBeThanked(Debtor debtor, Map<String, String> unused, Map<String, ?> holds) {
        String address = debtor.address(Channel.MAIL);
        String number = debtor.key().number();
        return address != null
                && !unused.containsKey(address.toLowerCase(Locale.ROOT))
                && debtor.blockReason() == null
                && debtor.stopReason() == null
                && holds.keySet().stream().noneMatch(key -> key.equals(number) || key.startsWith(number + "\n"));
    }

    private void keep(CompanyRun run, Settled settled) {
        Map<Settlements.Item, String> claims =
                settled.items().stream().collect(Collectors.toMap(Function.identity(), ThankYous::claim));
        StoredNotice existing = existing(run, settled);
        if (existing != null && existing.claims().equals(Set.copyOf(claims.values()))) {
            CourtesyRows.Said said = said(run, settled);
            rows(run).renew(existing.number(), said);
            run.tally().proposed(CourtesyRows.summary(existing.number(), said, existing.state()));
            return;
        }
        if (existing != null) {
            deliveries.move(List.of(Transition.of(
                    existing.delivery(), DeliveryState.WITHDRAWN, "run " + run.id(), "more has been settled since")));
        }
        store(run, settled, claims);
    }

    private @Nullable StoredNotice existing(CompanyRun run, Settled settled) {
        return store
                .openOf(
                        run.source(),
                        run.company(),
                        List.of(settled.debtor().key().number()))
                .stream()
                .filter(notice -> notice.isThanks() && notice.currency().equals(settled.currency()))
                .filter(notice -> notice.state().isStillToLeave())
                .findFirst()
                .orElse(null);
    }

    private static String claim(Settlements.Item item) {
        return Claim.of(item.item().key(), item.episode(), Courtesy.THANKS.label(), 1);
    }

    private void store(CompanyRun run, Settled settled, Map<Settlements.Item, String> claims) {
        CourtesyRows.Said said = said(run, settled);
        long number = rows(run)
                .insert(
                        said,
                        settled.items().stream()
                                .map(item -> new CourtesyRows.Line(
                                        item.id(),
                                        Role.PAID,
                                        item.item().residual().amount(),
                                        item.episode(),
                                        claims.get(item)))
                                .toList(),
                        String.valueOf(settled.debtor().address(Channel.MAIL)));
        history.append(List.of(new ContactEvent(
                settled.debtor().key(),
                number,
                null,
                "PROPOSED",
                "run " + run.id(),
                "thank-you, settled: " + said.total() + " (" + String.join(", ", said.documents()) + ")")));
        run.tally().proposed(CourtesyRows.summary(number, said, DeliveryState.PROPOSED));
    }

    private CourtesyRows rows(CompanyRun run) {
        return new CourtesyRows(ledger, store, run, clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static CourtesyRows.Said said(CompanyRun run, Settled settled) {
        var procedure =
                run.context().choice().choose(settled.debtor(), settled.total()).procedure();
        return new CourtesyRows.Said(
                Courtesy.THANKS,
                settled.debtor().key(),
                settled.total(),
                null,
                run.context().timetable().next(procedure.dispatch(), settled.debtor()),
                null,
                settled.items().stream()
                        .map(item -> item.item().key().document())
                        .toList());
    }
}
