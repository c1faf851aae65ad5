package org.dunning.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.run.CompanyRun;
import org.dunning.run.NoticeSummary;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Stores what a run proposes. A proposal that is already there is kept, with the approval it may have. */
@Component
class Proposals {

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Agreements agreements;
    private final NoticeEdits edits;
    private final ContactHistory history;
    private final Clock clock;

    Proposals(
            Ledger ledger,
            NoticeStore store,
            Deliveries deliveries,
            Agreements agreements,
            NoticeEdits edits,
            ContactHistory history,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
        this.agreements = agreements;
        this.edits = edits;
        this.history = history;
        this.clock = clock;
    }

    /** A proposed notice with the claims of its lines; a credit has none. */
    private record Claimed(ProposedNotice notice, List<@Nullable String> claims, String address) {

        Set<String> set() {
            return claims.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    void store(CompanyRun run, List<ProposedNotice> proposed) {
        if (proposed.isEmpty()) {
            return;
        }
        List<Claimed> claimed = proposed.stream().map(Proposals::claimed).toList();
        List<NoticeSummary> stored;
        try {
            stored = ledger.commit(() -> storeAll(run, claimed));
        } catch (DuplicateKeyException e) {
            stored = oneByOne(run, claimed);
        }
        stored.forEach(run.tally()::proposed);
    }

    /** Another process may have claimed some of it in the meantime: what is left is stored, the rest is theirs. */
    private List<NoticeSummary> oneByOne(CompanyRun run, List<Claimed> claimed) {
        List<NoticeSummary> stored = new ArrayList<>();
        for (Claimed one : claimed) {
            try {
                stored.addAll(ledger.commit(() -> storeAll(run, List.of(one))));
            } catch (DuplicateKeyException e) {
                run.tally()
                        .alarm("debtor " + one.notice().debtor().key().number()
                                + ": another notice holds the same stage");
            }
        }
        return stored;
    }

    private List<NoticeSummary> storeAll(CompanyRun run, List<Claimed> claimed) {
        Map<String, StoredNotice> open = new HashMap<>();
        Set<String> debtors =
                claimed.stream().map(c -> c.notice().debtor().key().number()).collect(Collectors.toSet());
        // What demands nothing holds no notice up; a thank-you that still waits is replaced by it.
        store.openOf(run.source(), run.company(), debtors).stream()
                .filter(notice -> Courtesy.named(notice.stage()).isEmpty()
                        || notice.isThanks() && notice.state().waits())
                .forEach(notice -> open.put(account(notice), notice));
        Map<Long, Integer> people = agreements.counts(
                open.values().stream().map(StoredNotice::number).toList(), run.on());
        Map<Long, NoticeEdits.Edit> edited =
                edits.of(open.values().stream().map(StoredNotice::number).toList());
        Map<String, Integer> generations = store.generations(
                claimed.stream().flatMap(c -> c.set().stream()).toList());
        List<NoticeSummary> summaries = new ArrayList<>();
        List<ContactEvent> events = new ArrayList<>();
        var rows = new ProposalRows(ledger, run, clock.instant().atOffset(ZoneOffset.UTC));
        for (Claimed one : claimed) {
            StoredNotice existing = open.get(account(one));
            if (existing != null && keep(rows, one, existing, people.getOrDefault(existing.number(), 0))) {
                summaries.add(summary(one, existing.number(), existing.state()));
                continue;
            }
            if (existing != null) {
                deliveries.move(List.of(Transition.of(
                        existing.delivery(),
                        DeliveryState.WITHDRAWN,
                        "run " + run.id(),
                        isOvertaken(existing, one)
                                ? existing.channel().label() + " has not taken it, so "
                                        + one.notice().channel().label() + " takes over"
                                : "replaced by a newer proposal")));
            }
            int generation = generation(one, generations, existing);
            long number = rows.notice(one.notice());
            if (existing != null && edited.containsKey(existing.number())) {
                edits.add(edited.get(existing.number())
                        .of(number, "they were for notice " + existing.number() + ", which this one replaces"));
            }
            rows.lines(number, one.notice(), one.claims());
            rows.charges(number, one.notice().charges());
            rows.delivery(
                    number,
                    one.notice().channel().label(),
                    one.address(),
                    generation,
                    Claim.token(one.set(), one.notice().channel().label(), one.address(), generation));
            summaries.add(summary(one, number, DeliveryState.PROPOSED));
            events.add(new ContactEvent(
                    one.notice().debtor().key(), number, null, "PROPOSED", "run " + run.id(), detail(one.notice())));
        }
        rows.flush();
        history.append(events);
        return summaries;
    }

    private static String detail(ProposedNotice notice) {
        String row = notice.chosen().row();
        return "stage " + notice.stage().stage() + ", " + notice.total() + ", procedure "
                + notice.chosen().procedure().name() + (row == null ? "" : " by " + row);
    }

    /**
     * True when the notice that is there stands for the proposal; it is then confirmed by this run.
     *
     * @param people how many people's agreement to it counts
     */
    private static boolean keep(ProposalRows rows, Claimed proposal, StoredNotice existing, int people) {
        if (isOvertaken(existing, proposal)) {
            return false;
        }
        if (!existing.state().waits()) {
            rows.confirm(existing, proposal.notice());
            return true;
        }
        int more = proposal.notice().total().compareTo(existing.total());
        boolean same = existing.claims().equals(proposal.set())
                && existing.stage().equals(proposal.notice().stage().stage())
                && existing.channel() == proposal.notice().channel()
                && existing.address().equals(proposal.address());
        boolean agreed = more <= 0 && people >= proposal.notice().approval().people();
        if (!same || (existing.state() == DeliveryState.APPROVED && !agreed)) {
            return false;
        }
        if (!unchanged(proposal, existing)) {
            rows.dropLines(existing, existing.state() == DeliveryState.PROPOSED);
            rows.lines(existing.number(), proposal.notice(), proposal.claims());
        }
        rows.renew(existing, proposal.notice());
        return true;
    }

    /** It surely did not arrive by its channel so far, and the stage has another one. Mails go on waiting for their relay. */
    private static boolean isOvertaken(StoredNotice existing, Claimed proposal) {
        return existing.state() == DeliveryState.RETRY
                && existing.channel() != Channel.MAIL
                && existing.channel() != proposal.notice().channel();
    }

    private static boolean unchanged(Claimed proposal, StoredNotice existing) {
        List<ProposedNotice.Line> lines = proposal.notice().lines();
        if (lines.size() != existing.lines().size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            StoredNotice.Line stored = existing.lines().get(i);
            ProposedNotice.Line line = lines.get(i);
            if (!stored.key().equals(line.item().item().key())
                    || !stored.residual().equals(line.item().item().residual())
                    || !stored.open().equals(line.open())
                    || stored.role() != line.role()) {
                return false;
            }
        }
        return true;
    }

    private static int generation(Claimed proposal, Map<String, Integer> generations, @Nullable StoredNotice replaced) {
        int voided = proposal.set().stream()
                .mapToInt(claim -> generations.getOrDefault(claim, 0)
                        + (replaced != null && replaced.claims().contains(claim) ? 1 : 0))
                .max()
                .orElse(0);
        return 1 + voided;
    }

    private static Claimed claimed(ProposedNotice notice) {
        List<@Nullable String> claims = new ArrayList<>();
        notice.lines()
                .forEach(line -> claims.add(
                        line.stage() == null ? null : Claim.of(line.item(), line.stage(), line.occurrence())));
        return new Claimed(
                notice, claims, Objects.requireNonNull(notice.debtor().address(notice.channel())));
    }

    private static NoticeSummary summary(Claimed proposal, long number, DeliveryState state) {
        return summary(proposal.notice(), number, state);
    }

    static NoticeSummary summary(ProposedNotice notice, long number, DeliveryState state) {
        return new NoticeSummary(
                number,
                notice.debtor().key().number(),
                notice.debtor().key().company(),
                notice.stage().stage(),
                notice.total(),
                notice.lines().stream()
                        .filter(line -> line.role() != ProposedNotice.Role.CREDIT)
                        .map(line -> line.item().item().key().document())
                        .toList(),
                notice.approval(),
                state.name(),
                notice.priority());
    }

    private static String account(StoredNotice notice) {
        return notice.debtor().number() + "\n" + notice.currency().getCurrencyCode();
    }

    private static String account(Claimed proposal) {
        return proposal.notice().debtor().key().number() + "\n"
                + proposal.notice().currency().getCurrencyCode();
    }
}
