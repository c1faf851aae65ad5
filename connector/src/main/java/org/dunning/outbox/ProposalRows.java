package org.dunning.outbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;

/** The rows of one page of proposals, written in few statements. */
final class ProposalRows {

    private final Ledger ledger;
    private final CompanyRun run;
    private final OffsetDateTime now;
    private final List<Object[]> confirmed = new ArrayList<>();
    private final List<Object[]> dropped = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();
    private final List<Object[]> deliveries = new ArrayList<>();

    ProposalRows(Ledger ledger, CompanyRun run, OffsetDateTime now) {
        this.ledger = ledger;
        this.run = run;
        this.now = now;
    }

    /** Inserts the notice at once, for its number. */
    long notice(ProposedNotice notice) {
        DebtorKey debtor = notice.debtor().key();
        return ledger.insert(ledger.sql(
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
                .param("now", now));
    }

    /** The run found the same notice again. */
    void confirm(StoredNotice notice, BigDecimal total, @Nullable LocalDate payBy) {
        confirmed.add(new @Nullable Object[] {run.id(), run.on(), total, payBy, notice.number()});
    }

    void dropLines(StoredNotice notice) {
        dropped.add(new Object[] {notice.number()});
    }

    /** @param claims of the lines, in their order; null for a credit */
    void lines(long number, ProposedNotice notice, List<@Nullable String> claims) {
        for (int i = 0; i < notice.lines().size(); i++) {
            ProposedNotice.Line line = notice.lines().get(i);
            String claim = claims.get(i);
            lines.add(new @Nullable Object[] {
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
    }

    void delivery(long number, String channel, String address, int generation, String token) {
        deliveries.add(new Object[] {number, channel, address, generation, token, now});
    }

    void flush() {
        ledger.batch("delete from notice_item where notice_id = ?", dropped);
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, stage, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines);
        ledger.batch(
                "insert into delivery (notice_id, channel, address, generation, token, state, changed_at)"
                        + " values (?, ?, ?, ?, ?, 'PROPOSED', ?)",
                deliveries);
        ledger.batch("update notice set run_id = ?, business_date = ?, total = ?, pay_by = ? where id = ?", confirmed);
    }
}
