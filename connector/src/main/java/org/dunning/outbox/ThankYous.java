package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.run.CompanyRun;
import org.dunning.run.NoticeSummary;
import org.dunning.run.ProposedNotice.Role;
import org.dunning.run.Slot;
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
            confirm(run, settled, existing);
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
                .filter(notice -> notice.state().waits() || notice.state() == DeliveryState.RETRY)
                .findFirst()
                .orElse(null);
    }

    private static String claim(Settlements.Item item) {
        return item.item().key() + "/" + item.episode() + "/" + Courtesy.THANKS.label() + "/1";
    }

    private void confirm(CompanyRun run, Settled settled, StoredNotice existing) {
        Slot slot = slot(run, settled);
        ledger.sql("update notice set run_id = :run, business_date = :on, not_before = :from, not_after = :until"
                        + " where id = :id")
                .param("run", run.id())
                .param("on", run.on())
                .param("from", slot == null ? null : at(slot.from()))
                .param("until", slot == null ? null : at(slot.until()))
                .param("id", existing.number())
                .update();
        run.tally().proposed(summary(settled, existing.number(), existing.state()));
    }

    private void store(CompanyRun run, Settled settled, Map<Settlements.Item, String> claims) {
        long number = notice(run, settled, slot(run, settled));
        List<Object[]> lines = new ArrayList<>();
        for (Settlements.Item item : settled.items()) {
            String claim = claims.get(item);
            var open = item.item().residual().amount();
            lines.add(new @Nullable Object[] {
                number, lines.size(), item.id(), Role.PAID.name(), open, open, 1, item.episode(), claim, claim
            });
        }
        int generation = 1 + generation(claims.values());
        String address = String.valueOf(settled.debtor().address(Channel.MAIL));
        String mail = Channel.MAIL.label();
        var rows = new ProposalRows(ledger, run, at(clock.instant()));
        rows.delivery(number, mail, address, generation, Claim.token(claims.values(), mail, address, generation));
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines);
        rows.flush();
        NoticeSummary summary = summary(settled, number, DeliveryState.PROPOSED);
        history.append(List.of(new ContactEvent(
                settled.debtor().key(),
                number,
                null,
                "PROPOSED",
                "run " + run.id(),
                "thank-you, settled: " + summary.total() + " (" + String.join(", ", summary.items()) + ")")));
        run.tally().proposed(summary);
    }

    private long notice(CompanyRun run, Settled settled, @Nullable Slot slot) {
        return ledger.insert(ledger.sql(
                        "insert into notice (run_id, source, company, debtor_no, currency, business_date, stage, template, total,"
                                + " approval, not_before, not_after, created_at) values (:run, :source, :company, :debtor, :currency,"
                                + " :on, :stage, :stage, :total, 'NONE', :from, :until, :now)")
                .param("run", run.id())
                .param("source", run.source())
                .param("company", run.company())
                .param("debtor", settled.debtor().key().number())
                .param("currency", settled.currency().getCurrencyCode())
                .param("on", run.on())
                .param("stage", Courtesy.THANKS.label())
                .param("total", settled.total().amount())
                .param("from", slot == null ? null : at(slot.from()))
                .param("until", slot == null ? null : at(slot.until()))
                .param("now", at(clock.instant())));
    }

    private int generation(Collection<String> claims) {
        return new HashMap<>(store.generations(claims))
                .values().stream().max(Integer::compare).orElse(0);
    }

    private static @Nullable Slot slot(CompanyRun run, Settled settled) {
        var procedure =
                run.context().choice().choose(settled.debtor(), settled.total()).procedure();
        return run.context().timetable().next(procedure.dispatch(), settled.debtor());
    }

    private static NoticeSummary summary(Settled settled, long number, DeliveryState state) {
        return new NoticeSummary(
                number,
                settled.debtor().key().number(),
                settled.debtor().key().company(),
                Courtesy.THANKS.label(),
                settled.total(),
                settled.items().stream()
                        .map(item -> item.item().key().document())
                        .toList(),
                Approval.NONE,
                state.name());
    }

    private static OffsetDateTime at(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
