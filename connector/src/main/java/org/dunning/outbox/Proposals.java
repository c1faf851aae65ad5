package org.dunning.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
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
import org.dunning.receivable.DebtorKey;
import org.dunning.run.CompanyRun;
import org.dunning.run.NoticeSummary;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Stores what a run proposes. A proposal that is already there is kept, with the approval it may have. */
@Component
class Proposals {

    private static final String CHANNEL = "mail";

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final ContactHistory history;
    private final Clock clock;

    Proposals(Ledger ledger, NoticeStore store, Deliveries deliveries, ContactHistory history, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
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
        store.openOf(run.source(), run.company(), debtors).forEach(notice -> open.put(account(notice), notice));
        Map<String, Integer> generations = store.generations(
                claimed.stream().flatMap(c -> c.set().stream()).toList());
        List<NoticeSummary> summaries = new ArrayList<>();
        List<ContactEvent> events = new ArrayList<>();
        for (Claimed one : claimed) {
            StoredNotice existing = open.get(account(one));
            if (existing != null && keep(run, one, existing)) {
                summaries.add(summary(one, existing.number(), existing.state()));
                continue;
            }
            if (existing != null) {
                deliveries.move(List.of(Transition.of(
                        existing.delivery(),
                        DeliveryState.WITHDRAWN,
                        "run " + run.id(),
                        "replaced by a newer proposal")));
            }
            long number = insert(run, one, generation(one, generations, existing));
            summaries.add(summary(one, number, DeliveryState.PROPOSED));
            events.add(new ContactEvent(
                    one.notice().debtor().key(),
                    number,
                    null,
                    "PROPOSED",
                    "run " + run.id(),
                    "stage " + one.notice().stage().stage() + ", "
                            + one.notice().total()));
        }
        history.append(events);
        return summaries;
    }

    /** True when the notice that is there stands for the proposal; it is then confirmed by this run. */
    private boolean keep(CompanyRun run, Claimed proposal, StoredNotice existing) {
        boolean waits = existing.state() == DeliveryState.PROPOSED || existing.state() == DeliveryState.APPROVED;
        ProposedNotice notice = proposal.notice();
        if (waits) {
            boolean same = existing.claims().equals(proposal.set())
                    && existing.stage().equals(notice.stage().stage())
                    && existing.address().equals(proposal.address());
            boolean notMore = notice.total().compareTo(existing.total()) <= 0;
            if (!same || (existing.state() == DeliveryState.APPROVED && !notMore)) {
                return false;
            }
            ledger.sql("delete from notice_item where notice_id = :id")
                    .param("id", existing.number())
                    .update();
            insertLines(existing.number(), proposal);
        }
        ledger.sql(
                        "update notice set run_id = :run, business_date = :on, total = :total, pay_by = :payBy where id = :id")
                .param("run", run.id())
                .param("on", run.on())
                .param(
                        "total",
                        waits ? notice.total().amount() : existing.total().amount())
                .param("payBy", notice.payBy())
                .param("id", existing.number())
                .update();
        return true;
    }

    private long insert(CompanyRun run, Claimed proposal, int generation) {
        ProposedNotice notice = proposal.notice();
        DebtorKey debtor = notice.debtor().key();
        long number = ledger.insert(ledger.sql(
                        "insert into notice (run_id, source, company, debtor_no, currency, business_date,"
                                + " stage, template, level, pay_by, total, approval, approval_rule, created_at) values (:run, :source, :company,"
                                + " :debtor, :currency, :on, :stage, :template, :level, :payBy, :total, :approval, :rule, :now)")
                .param("run", run.id())
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .param("currency", notice.currency().getCurrencyCode())
                .param("on", run.on())
                .param("stage", notice.stage().stage())
                .param("template", notice.stage().templateName())
                .param("level", notice.stage().level())
                .param("payBy", notice.payBy())
                .param("total", notice.total().amount())
                .param("approval", notice.approval().name())
                .param("rule", notice.approvalRule())
                .param("now", now()));
        insertLines(number, proposal);
        ledger.batch(
                "insert into delivery (notice_id, channel, address, generation, token, state, changed_at)"
                        + " values (?, ?, ?, ?, ?, 'PROPOSED', ?)",
                List.<Object[]>of(new Object[] {
                    number,
                    CHANNEL,
                    proposal.address(),
                    generation,
                    Claim.token(proposal.set(), CHANNEL, proposal.address(), generation),
                    now()
                }));
        return number;
    }

    private void insertLines(long number, Claimed proposal) {
        List<Object[]> rows = new ArrayList<>();
        List<ProposedNotice.Line> lines = proposal.notice().lines();
        for (int i = 0; i < lines.size(); i++) {
            ProposedNotice.Line line = lines.get(i);
            String claim = proposal.claims().get(i);
            rows.add(new @Nullable Object[] {
                number,
                i,
                line.item().id(),
                line.role().name(),
                line.item().item().residual().amount(),
                line.open().amount(),
                line.stage() == null ? null : line.stage().stage(),
                1,
                line.item().episode(),
                claim,
                claim
            });
        }
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, stage, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
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
                .forEach(line -> claims.add(line.stage() == null ? null : Claim.of(line.item(), line.stage(), 1)));
        return new Claimed(
                notice, claims, Objects.requireNonNull(notice.debtor().email()));
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
                state.name());
    }

    private static String account(StoredNotice notice) {
        return notice.debtor().number() + "\n" + notice.currency().getCurrencyCode();
    }

    private static String account(Claimed proposal) {
        return proposal.notice().debtor().key().number() + "\n"
                + proposal.notice().currency().getCurrencyCode();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
