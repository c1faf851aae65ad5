package org.dunning.outbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dunning.ledger.Ledger;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.dunning.run.CompanyRun;
import org.dunning.run.NoticeSummary;
import org.dunning.run.ProposedNotice.Role;
import org.dunning.run.Slot;
import org.jspecify.annotations.Nullable;

/** The rows of messages that demand nothing, each a notice with its lines and its one delivery by mail. */
final class CourtesyRows {

    /**
     * What it says.
     *
     * @param day by which something is promised; null where none is
     * @param slot when it may leave; null means at any time
     * @param reply that it answers, or null
     */
    record Said(
            Courtesy kind,
            DebtorKey debtor,
            Money total,
            @Nullable LocalDate day,
            @Nullable Slot slot,
            @Nullable Long reply,
            List<String> documents) {}

    /** @param claim that makes it the only one; null where another line's does */
    record Line(long item, Role role, BigDecimal open, int episode, @Nullable String claim) {}

    private final Ledger ledger;
    private final NoticeStore store;
    private final CompanyRun run;
    private final OffsetDateTime now;

    CourtesyRows(Ledger ledger, NoticeStore store, CompanyRun run, OffsetDateTime now) {
        this.ledger = ledger;
        this.store = store;
        this.run = run;
        this.now = now;
    }

    /** Proposes it, and answers its number. */
    long insert(Said said, List<Line> lines, String address) {
        long number = ledger.insert(
                ledger.sql("insert into notice (run_id, source, company, debtor_no, currency, business_date,"
                                + " stage, template, pay_by, total, approval, not_before, not_after, created_at, reply_id)"
                                + " values (:run, :source, :company, :debtor, :currency, :on, :stage, :stage, :day, :total,"
                                + " :approval, :notBefore, :notAfter, :now, :reply)")
                        .param("run", run.id())
                        .param("source", said.debtor.source())
                        .param("company", said.debtor.company())
                        .param("debtor", said.debtor.number())
                        .param("currency", said.total.currency().getCurrencyCode())
                        .param("on", run.on())
                        .param("stage", said.kind.label())
                        .param("day", said.day)
                        .param("total", said.total.amount())
                        .param("approval", Approval.NONE.name())
                        .param("notBefore", from(said.slot))
                        .param("notAfter", until(said.slot))
                        .param("now", now)
                        .param("reply", said.reply));
        lines(number, lines);
        delivery(
                number, lines.stream().map(Line::claim).filter(Objects::nonNull).toList(), address);
        return number;
    }

    private void lines(long number, List<Line> lines) {
        List<Object[]> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(new @Nullable Object[] {
                number,
                rows.size(),
                line.item,
                line.role.name(),
                line.open,
                line.open,
                line.episode,
                line.claim,
                line.claim
            });
        }
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
                rows);
    }

    private void delivery(long number, List<String> claims, String address) {
        int generation = 1
                + store.generations(claims).values().stream()
                        .max(Integer::compare)
                        .orElse(0);
        String mail = Channel.MAIL.label();
        var rows = new ProposalRows(ledger, run, now);
        rows.delivery(number, mail, address, generation, Claim.token(claims, mail, address, generation));
        rows.flush();
    }

    /** This run found it again. */
    void renew(long number, Said said) {
        ledger.sql("update notice set run_id = :run, business_date = :on, pay_by = :day, total = :total,"
                        + " not_before = :notBefore, not_after = :notAfter where id = :id")
                .param("run", run.id())
                .param("on", run.on())
                .param("day", said.day)
                .param("total", said.total.amount())
                .param("notBefore", from(said.slot))
                .param("notAfter", until(said.slot))
                .param("id", number)
                .update();
    }

    static NoticeSummary summary(long number, Said said, DeliveryState state) {
        return new NoticeSummary(
                number,
                said.debtor.number(),
                said.debtor.company(),
                said.kind.label(),
                said.total,
                said.documents,
                Approval.NONE,
                state.name(),
                null);
    }

    private static @Nullable OffsetDateTime from(@Nullable Slot slot) {
        return slot == null ? null : slot.from().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime until(@Nullable Slot slot) {
        return slot == null ? null : slot.until().atOffset(ZoneOffset.UTC);
    }
}
