package org.dunning.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.InstalmentPlan.Instalment;
import org.dunning.receivable.Money;
import org.springframework.stereotype.Component;

/** Instalment plans that our own people agreed with debtors. */
@Component
public class Plans {

    private final Ledger ledger;
    private final Clock clock;

    Plans(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * An item of a plan.
     *
     * @param residual what is open of it now
     */
    public record Part(long itemId, String document, Money residual) {}

    private record Row(long id, String owner, int graceDays, Currency currency, long itemId, BigDecimal agreed) {}

    /** The open items of documents of a debtor, as the last sweep had them. */
    public List<Part> open(String source, String company, String debtorNo, Collection<String> documents) {
        return ledger.sql("select id, document, residual, currency from open_item where source = :source"
                        + " and company = :company and debtor_no = :debtor and document in (:documents)"
                        + " and closed_sweep is null and residual > 0 order by document, line")
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .param("documents", documents)
                .query((row, n) -> new Part(
                        row.getLong("id"),
                        row.getString("document"),
                        ItemRow.money(row.getBigDecimal("residual"), Currency.getInstance(row.getString("currency")))))
                .list();
    }

    /** Keeps an agreement. */
    public long agree(
            String source,
            String company,
            String debtorNo,
            List<Part> parts,
            List<Instalment> instalments,
            int graceDays,
            String reason,
            String owner) {
        return ledger.commit(() -> {
            long id = ledger.insert(ledger.sql(
                            "insert into instalment_plan (source, company, debtor_no, currency, owner,"
                                    + " reason, grace_days, created_at) values (:source, :company, :debtor, :currency, :owner, :reason,"
                                    + " :grace, :now)")
                    .param("source", source)
                    .param("company", company)
                    .param("debtor", debtorNo)
                    .param("currency", parts.get(0).residual().currency().getCurrencyCode())
                    .param("owner", owner)
                    .param("reason", reason)
                    .param("grace", graceDays)
                    .param("now", now()));
            List<Object[]> rows = new ArrayList<>();
            for (Instalment instalment : instalments) {
                rows.add(new Object[] {
                    id, rows.size(), instalment.due(), instalment.amount().amount()
                });
            }
            ledger.batch("insert into instalment (plan_id, position, due_date, amount) values (?, ?, ?, ?)", rows);
            ledger.batch(
                    "insert into plan_item (plan_id, item_id, residual) values (?, ?, ?)",
                    parts.stream()
                            .map(part -> new Object[] {
                                id, part.itemId(), part.residual().amount()
                            })
                            .toList());
            return id;
        });
    }

    /** Ends the plans of a debtor: its items are dunned again. Answers how many. */
    public int end(String source, String company, String debtorNo, String by) {
        return ledger.sql("update instalment_plan set ended_at = :now, ended_by = :by where source = :source"
                        + " and company = :company and debtor_no = :debtor and ended_at is null")
                .param("now", now())
                .param("by", by)
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .update();
    }

    /**
     * The plans of a page of debtors, by the ledger's id of each item.
     *
     * @param residuals what is open now, by item; one that is not there is paid
     */
    Map<Long, InstalmentPlan> of(
            String source, String company, Collection<String> debtors, Map<Long, Money> residuals) {
        List<Row> rows = ledger.sql(
                        "select p.id, p.owner, p.grace_days, p.currency, i.item_id, i.residual from instalment_plan p"
                                + " join plan_item i on i.plan_id = p.id where p.source = :source and p.company = :company"
                                + " and p.debtor_no in (:debtors) and p.ended_at is null order by p.id")
                .param("source", source)
                .param("company", company)
                .param("debtors", debtors)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getString("owner"),
                        row.getInt("grace_days"),
                        Currency.getInstance(row.getString("currency")),
                        row.getLong("item_id"),
                        row.getBigDecimal("residual")))
                .list();
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Row>> byPlan = new HashMap<>();
        rows.forEach(
                row -> byPlan.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        Map<Long, InstalmentPlan> plans = new HashMap<>();
        byPlan.forEach((id, parts) -> {
            InstalmentPlan plan = plan(parts, residuals);
            parts.forEach(part -> plans.put(part.itemId(), plan));
        });
        return plans;
    }

    private InstalmentPlan plan(List<Row> parts, Map<Long, Money> residuals) {
        Row first = parts.get(0);
        Money agreed = Money.zero(first.currency());
        Money open = Money.zero(first.currency());
        for (Row part : parts) {
            agreed = agreed.plus(ItemRow.money(part.agreed(), first.currency()));
            open = open.plus(residuals.getOrDefault(part.itemId(), Money.zero(first.currency())));
        }
        List<Instalment> instalments = ledger.sql(
                        "select due_date, amount from instalment where plan_id = :id order by position")
                .param("id", first.id())
                .query((row, n) -> new Instalment(
                        row.getObject("due_date", LocalDate.class),
                        ItemRow.money(row.getBigDecimal("amount"), first.currency())))
                .list();
        return new InstalmentPlan(first.id(), first.owner(), instalments, agreed, open, first.graceDays());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
