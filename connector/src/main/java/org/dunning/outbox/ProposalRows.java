package org.dunning.outbox;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dunning.interest.Allocation;
import org.dunning.interest.Allocation.Part;
import org.dunning.interest.Charge;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;

/** The rows of one page of proposals, written in few statements. */
final class ProposalRows {

    private static final int LONGEST_ROW = 400;
    private static final int LONGEST_SOURCE = 200;

    private final Ledger ledger;
    private final CompanyRun run;
    private final OffsetDateTime now;
    private final List<Object[]> confirmed = new ArrayList<>();
    private final List<Object[]> renewed = new ArrayList<>();
    private final List<Object[]> disagreed = new ArrayList<>();
    private final List<Object[]> dropped = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();
    private final List<Object[]> charges = new ArrayList<>();
    private final List<Object[]> uncharged = new ArrayList<>();
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
                                + " stage, template, level, pay_by, total, approval, approval_rule, approval_days, procedure_name,"
                                + " procedure_row, priority, priority_rule, set_off, set_off_source, not_before, not_after, ends_dunning, created_at) values (:run, :source, :company, :debtor,"
                                + " :currency, :on, :stage, :template, :level, :payBy, :total, :approval, :rule, :days, :procedure,"
                                + " :row, :priority, :priorityRule, :setOff, :setOffSource, :notBefore, :notAfter, :ends, :now)")
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
                .param("days", notice.agreement().validDays())
                .param("procedure", notice.chosen().procedure().name())
                .param("row", row(notice))
                .param("priority", notice.priority().score())
                .param("priorityRule", notice.priority().parts())
                .param("setOff", order(notice.setOff()))
                .param("setOffSource", source(notice.setOff()))
                .param("notBefore", from(notice))
                .param("notAfter", until(notice))
                .param("ends", notice.stage().isTheEnd())
                .param("now", now));
    }

    /** The run found a notice again that is on its way: only its run, its deadline and its window follow. */
    void confirm(StoredNotice notice, ProposedNotice proposed) {
        confirmed.add(new @Nullable Object[] {
            run.id(), run.on(), proposed.payBy(), from(proposed), until(proposed), notice.number()
        });
    }

    /** What it claims on top. */
    void charges(long number, List<Charge> claimed) {
        for (int i = 0; i < claimed.size(); i++) {
            Charge charge = claimed.get(i);
            Charge.Period period = charge.period();
            charges.add(new @Nullable Object[] {
                number,
                i,
                charge.kind().name(),
                charge.document(),
                charge.amount().amount(),
                period == null ? null : period.from(),
                period == null ? null : period.until(),
                period == null ? null : period.days(),
                period == null ? null : period.rate()
            });
        }
    }

    /** The run found the same notice again, perhaps with other amounts or other needs of approval. */
    void renew(StoredNotice notice, ProposedNotice proposed) {
        uncharged.add(new Object[] {notice.number()});
        charges(notice.number(), proposed.charges());
        renewed.add(new @Nullable Object[] {
            run.id(),
            run.on(),
            proposed.payBy(),
            from(proposed),
            until(proposed),
            proposed.total().amount(),
            proposed.approval().name(),
            proposed.approvalRule(),
            proposed.agreement().validDays(),
            proposed.chosen().procedure().name(),
            row(proposed),
            proposed.priority().score(),
            proposed.priority().parts(),
            order(proposed.setOff()),
            source(proposed.setOff()),
            proposed.stage().isTheEnd(),
            notice.number()
        });
    }

    /** @param agreements whether they were for what the notice said before, so that they are forgotten too */
    void dropLines(StoredNotice notice, boolean agreements) {
        Object[] number = {notice.number()};
        dropped.add(number);
        if (agreements) {
            disagreed.add(number);
        }
    }

    private static @Nullable OffsetDateTime from(ProposedNotice notice) {
        return notice.slot() == null ? null : notice.slot().from().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime until(ProposedNotice notice) {
        return notice.slot() == null ? null : notice.slot().until().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String order(@Nullable Allocation setOff) {
        return setOff == null ? null : setOff.order().stream().map(Part::label).collect(Collectors.joining(" "));
    }

    private static @Nullable String source(@Nullable Allocation setOff) {
        return setOff == null ? null : shortened(setOff.source(), LONGEST_SOURCE);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static @Nullable String row(ProposedNotice notice) {
        String row = notice.chosen().row();
        return row == null ? null : shortened(row, LONGEST_ROW);
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
                line.occurrence(),
                line.item().episode(),
                claim,
                claim
            });
        }
    }

    void delivery(long number, String channel, String address, int generation, String token) {
        deliveries.add(new Object[] {number, channel, address, generation, token, now, now});
    }

    void flush() {
        ledger.batch("delete from notice_item where notice_id = ?", dropped);
        ledger.batch(
                "insert into notice_item (notice_id, position, item_id, role, residual, open_amount, stage, occurrence, episode,"
                        + " claim, claimed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines);
        ledger.batch(
                "insert into delivery (notice_id, channel, address, generation, token, state, changed_at, due_at)"
                        + " values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?)",
                deliveries);
        ledger.batch("delete from notice_charge where notice_id = ?", uncharged);
        ledger.batch(
                "insert into notice_charge (notice_id, position, kind, document, amount, from_date, until_date, days, rate)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                charges);
        ledger.batch("delete from notice_approval where notice_id = ?", disagreed);
        ledger.batch(
                "update notice set run_id = ?, business_date = ?, pay_by = ?, not_before = ?, not_after = ? where id = ?",
                confirmed);
        ledger.batch(
                "update notice set run_id = ?, business_date = ?, pay_by = ?, not_before = ?, not_after = ?, total = ?, approval = ?, approval_rule = ?,"
                        + " approval_days = ?, procedure_name = ?, procedure_row = ?, priority = ?, priority_rule = ?, set_off = ?, set_off_source = ?, ends_dunning = ?"
                        + " where id = ?",
                renewed);
    }
}
