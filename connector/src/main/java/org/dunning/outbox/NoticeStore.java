package org.dunning.outbox;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.ledger.Ledger;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.run.CompanyRun;
import org.dunning.run.ProposedNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads notices with their deliveries and lines. */
@Component
class NoticeStore {

    private static final String NOTICES =
            "select n.*, d.id as delivery_id, d.channel, d.address, d.token, d.generation, d.state, d.attempts"
                    + " from notice n join delivery d on d.notice_id = n.id where ";

    private final Ledger ledger;

    NoticeStore(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The notices of these debtors that something is still to happen with. */
    List<StoredNotice> openOf(String source, String company, Collection<String> debtors) {
        return withLines(
                ledger.sql(NOTICES + "n.source = :source and n.company = :company and n.debtor_no in (:debtors)"
                                + " and d.state in ('PROPOSED', 'APPROVED', 'SENDING', 'RETRY', 'SUSPECT')")
                        .params(Map.of("source", source, "company", company, "debtors", debtors)));
    }

    /** Unknown numbers are left out. */
    List<StoredNotice> byNumber(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : withLines(
                        ledger.sql(NOTICES + "n.id in (:numbers) order by n.id").param("numbers", numbers));
    }

    /** Notices of a company in a state, confirmed by this run. */
    List<StoredNotice> inState(DeliveryState state, String source, String company, long runId) {
        return withoutLines(ledger.sql(NOTICES
                        + "n.source = :source and n.company = :company and n.run_id = :run and d.state = :state")
                .param("source", source)
                .param("company", company)
                .param("run", runId)
                .param("state", state.name()));
    }

    /** Open notices of a company that its present run has not confirmed. */
    List<StoredNotice> notConfirmedBy(String source, String company, long runId) {
        return withoutLines(ledger.sql(NOTICES + "n.source = :source and n.company = :company and n.run_id <> :run and "
                        + Ledger.SOMETHING_DUE + " and d.state in ('PROPOSED', 'APPROVED', 'RETRY')")
                .param("source", source)
                .param("company", company)
                .param("run", runId));
    }

    /** A company's mails of which nobody knows whether they arrived: only mails leave traces elsewhere. */
    List<StoredNotice> suspects(String source, String company) {
        return withoutLines(ledger.sql(NOTICES
                        + "n.source = :source and n.company = :company and d.state = 'SUSPECT' and d.channel = 'mail' and "
                        + Ledger.SOMETHING_DUE + " order by n.id")
                .param("source", source)
                .param("company", company));
    }

    List<StoredNotice> onTheirWay(String source) {
        return withoutLines(ledger.sql(NOTICES + "n.source = :source and d.state in ('SENDING', 'SUSPECT') and "
                        + Ledger.SOMETHING_DUE + " order by n.id")
                .param("source", source));
    }

    /**
     * The numbers of what a run may send now and was tried before, or was not: first what demands nothing, then by
     * priority. It is compared within a currency only; each currency has its share of every part of the order.
     */
    List<Long> inOrder(CompanyRun run, OffsetDateTime now, boolean triedBefore) {
        return sendable(
                        "select n.id from notice n join delivery d on d.notice_id = n.id where ",
                        run,
                        now,
                        "d.attempts " + (triedBefore ? "> 0" : "= 0")
                                + " order by case when n.priority is null then 0 else 1 end, percent_rank() over"
                                + " (partition by n.currency order by coalesce(n.priority, 0) desc), n.currency, n.id")
                .query(Long.class)
                .list();
    }

    /** Those of these numbers that the run may send now, in their order. */
    List<StoredNotice> sendable(CompanyRun run, OffsetDateTime now, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Map<Long, StoredNotice> found = new HashMap<>();
        withLines(sendable(NOTICES, run, now, "n.id in (:numbers)").param("numbers", numbers))
                .forEach(notice -> found.put(notice.number(), notice));
        return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private JdbcClient.StatementSpec sendable(String select, CompanyRun run, OffsetDateTime now, String condition) {
        return ledger.sql(select + "n.source = :source and n.company = :company and n.run_id = :run and "
                        + Ledger.MAY_LEAVE + " and " + condition)
                .param("source", run.source())
                .param("company", run.company())
                .param("run", run.id())
                .param("now", now);
    }

    /** How many approved notices of a run could have left by now and were not tried. */
    long untried(CompanyRun run, OffsetDateTime now) {
        return ledger.sql("select count(*) from notice n join delivery d on d.notice_id = n.id where n.run_id = :run"
                        + " and d.state = 'APPROVED' and (n.not_before is null or n.not_before <= :now)")
                .param("run", run.id())
                .param("now", now)
                .query(Long.class)
                .single();
    }

    /** What waits for its dispatch window, in words; null when nothing does. */
    @Nullable
    String waiting(long runId, OffsetDateTime now) {
        return ledger.sql("select count(*) as notices, min(n.not_before) as opens from notice n"
                        + " join delivery d on d.notice_id = n.id where n.run_id = :run and d.state = 'APPROVED'"
                        + " and n.not_before is not null and (n.not_before > :now or n.not_after <= :now)")
                .param("run", runId)
                .param("now", now)
                .query((row, n) -> row.getLong("notices") == 0
                        ? ""
                        : row.getLong("notices")
                                + " approved notices wait for their dispatch window; the first opens at "
                                + row.getObject("opens", OffsetDateTime.class).toInstant())
                .optional()
                .filter(words -> !words.isEmpty())
                .orElse(null);
    }

    /** How many earlier notices of each claim were taken back. */
    Map<String, Integer> generations(Collection<String> claims) {
        Map<String, Integer> generations = new HashMap<>();
        List<String> all = List.copyOf(claims);
        for (int from = 0; from < all.size(); from += 1000) {
            ledger.sql(
                            "select claimed, count(distinct notice_id) as notices from notice_item where claimed in (:claims)"
                                    + " and claim is null group by claimed")
                    .param("claims", all.subList(from, Math.min(from + 1000, all.size())))
                    .query(row -> {
                        generations.put(row.getString("claimed"), row.getInt("notices"));
                    });
        }
        return generations;
    }

    private List<StoredNotice> withoutLines(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> notice(row, List.of())).list();
    }

    private List<StoredNotice> withLines(JdbcClient.StatementSpec query) {
        List<StoredNotice> bare = withoutLines(query);
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<StoredNotice.Line>> lines = new HashMap<>();
        ledger.sql("select c.*, o.source, o.company, o.document, o.line, o.erp_key, o.due_date, o.currency"
                        + " from notice_item c join open_item o on o.id = c.item_id"
                        + " where c.notice_id in (:numbers) and c.role <> 'LEFT' order by c.notice_id, c.position")
                .param("numbers", bare.stream().map(StoredNotice::number).toList())
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("notice_id"), id -> new ArrayList<>())
                            .add(line(row));
                });
        return bare.stream()
                .map(notice -> notice.with(
                        notice.total(),
                        notice.address(),
                        notice.token(),
                        lines.getOrDefault(notice.number(), List.of())))
                .toList();
    }

    private static StoredNotice notice(ResultSet row, List<StoredNotice.Line> lines) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new StoredNotice(
                row.getLong("id"),
                row.getLong("run_id"),
                new DebtorKey(row.getString("source"), row.getString("company"), row.getString("debtor_no")),
                currency,
                row.getString("stage"),
                row.getString("template"),
                row.getObject("pay_by", LocalDate.class),
                money(row.getBigDecimal("total"), currency),
                Approval.valueOf(row.getString("approval")),
                row.getLong("delivery_id"),
                Channel.of(row.getString("channel")),
                row.getString("address"),
                row.getString("token"),
                row.getInt("generation"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getBoolean("ends_dunning"),
                lines);
    }

    private static StoredNotice.Line line(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new StoredNotice.Line(
                row.getLong("item_id"),
                new ItemKey(
                        row.getString("source"),
                        row.getString("company"),
                        row.getString("document"),
                        row.getString("line")),
                row.getString("erp_key"),
                ProposedNotice.Role.valueOf(row.getString("role")),
                money(row.getBigDecimal("residual"), currency),
                money(row.getBigDecimal("open_amount"), currency),
                row.getObject("due_date", LocalDate.class),
                row.getString("stage"),
                row.getString("claim"));
    }

    private static Money money(BigDecimal stored, Currency currency) {
        return new Money(stored.stripTrailingZeros(), currency);
    }
}
