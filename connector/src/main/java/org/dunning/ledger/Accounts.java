package org.dunning.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The debtors' accounts of a sweep, joined with what the ledger knows of them, page by page. */
@Component
public class Accounts {

    private static final int DEBTORS = 500;
    private static final int ITEMS = 5_000;

    private final Ledger ledger;
    private final Blocks blocks;
    private final Plans plans;
    private final Suppressions suppressions;

    Accounts(Ledger ledger, Blocks blocks, Plans plans, Suppressions suppressions) {
        this.ledger = ledger;
        this.blocks = blocks;
        this.plans = plans;
        this.suppressions = suppressions;
    }

    /** The credits of these debtors as the sweep had them, per debtor number and currency code, negative. */
    public Map<String, BigDecimal> credits(long sweepId, Collection<String> debtors) {
        Map<String, BigDecimal> credits = new HashMap<>();
        if (debtors.isEmpty()) {
            return credits;
        }
        // Pairs, for which H2 uses the index; with the sweep apart it would read all of the sweep.
        ledger.sql("select debtor_no, currency, sum(residual) as credit from sweep_item"
                        + " where (sweep_id, debtor_no) in (:accounts) and residual < 0 group by debtor_no, currency")
                .param(
                        "accounts",
                        debtors.stream()
                                .map(debtor -> new Object[] {sweepId, debtor})
                                .toList())
                .query(row -> {
                    credits.put(
                            row.getString("debtor_no") + "\n" + row.getString("currency"), row.getBigDecimal("credit"));
                });
        return credits;
    }

    /** Whole accounts in pages of at most 500 debtors and about 5,000 items; never the full list in memory. */
    public Iterator<List<DebtorAccount>> pages(long sweepId, String source, String company, LocalDate on) {
        return new Iterator<>() {
            private List<String> next = debtorsAfter("");

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<DebtorAccount> next() {
                if (next.isEmpty()) {
                    throw new NoSuchElementException();
                }
                List<DebtorAccount> page = page(sweepId, source, company, on, next);
                next = debtorsAfter(next.get(next.size() - 1));
                return page;
            }

            private List<String> debtorsAfter(String last) {
                return debtorNumbersAfter(sweepId, last);
            }
        };
    }

    private List<String> debtorNumbersAfter(long sweepId, String last) {
        // Rows in the index's order, not groups: a database would group all that follow before it answers the first.
        List<String> ofItems = ledger.sql(
                        "select debtor_no from sweep_item where sweep_id = :sweep and debtor_no > :last"
                                + " order by sweep_id, debtor_no limit :most")
                .param("sweep", sweepId)
                .param("last", last)
                .param("most", ITEMS + 1)
                .query(String.class)
                .list();
        List<String> numbers = new ArrayList<>(new LinkedHashSet<>(ofItems));
        if (ofItems.size() > ITEMS && numbers.size() > 1) {
            // There may be more of the last one.
            numbers.remove(numbers.size() - 1);
        }
        return numbers.subList(0, Math.min(numbers.size(), DEBTORS));
    }

    private List<DebtorAccount> page(long sweepId, String source, String company, LocalDate on, List<String> numbers) {
        var of = new AccountQueries(ledger, sweepId, source, company, numbers.get(0), numbers.get(numbers.size() - 1));
        Map<Long, List<ServedStage>> served = of.served();
        Map<Long, PromiseToPay> promises = of.promises();
        Map<String, ContactRecord> contacts = of.contacts(on);
        Map<String, List<DunningHold>> holds = blocks.holding(source, company, numbers, on);
        List<Row> rows = of.items().query((row, n) -> row(row, source, company)).list();
        Map<Long, InstalmentPlan> plans = this.plans.of(source, company, numbers, residuals(rows));
        Map<String, List<AccountItem>> items = new HashMap<>();
        rows.forEach(row -> items.computeIfAbsent(row.item().debtorNo(), number -> new ArrayList<>())
                .add(new AccountItem(
                        row.id(),
                        row.item(),
                        row.episode(),
                        row.id() == null ? List.of() : served.getOrDefault(row.id(), List.of()),
                        holds.getOrDefault(
                                Blocks.key(
                                        row.item().debtorNo(), row.item().key().document()),
                                List.of()),
                        row.id() == null ? null : promises.get(row.id()),
                        row.id() == null ? null : plans.get(row.id()),
                        row.outcome())));
        Map<String, Debtor> debtors = new HashMap<>(suppressions.applied(of.debtors()));
        of.failed(on)
                .forEach((number, failed) -> debtors.computeIfPresent(
                        number, (same, debtor) -> debtor.with(debtor.reach().without(failed))));
        of.stuck(on)
                .forEach((number, stuck) -> debtors.computeIfPresent(
                        number, (same, debtor) -> debtor.with(debtor.reach().waitingFor(stuck))));
        List<DebtorAccount> accounts = new ArrayList<>();
        for (String number : numbers) {
            Debtor debtor = debtors.get(number);
            List<AccountItem> own = items.get(number);
            if (debtor != null && own != null) {
                accounts.add(new DebtorAccount(
                        debtor,
                        own,
                        contacts.getOrDefault(number, ContactRecord.NONE),
                        holds.getOrDefault(Blocks.key(number, null), List.of())));
            }
        }
        return accounts;
    }

    private static Map<Long, Money> residuals(List<Row> rows) {
        Map<Long, Money> residuals = new HashMap<>();
        for (Row row : rows) {
            if (row.id() != null) {
                residuals.put(row.id(), row.item().residual());
            }
        }
        return residuals;
    }

    private record Row(@Nullable Long id, OpenItem item, int episode, @Nullable NotedOutcome outcome) {}

    private static Row row(ResultSet row, String source, String company) throws SQLException {
        Long id = row.getObject("id", Long.class);
        String code = row.getString("code");
        return new Row(
                id,
                ItemRow.read(row, new ItemKey(source, company, row.getString("document"), row.getString("line"))),
                id == null ? 1 : row.getInt("episode"),
                code == null
                        ? null
                        : new NotedOutcome(code, row.getString("also"), row.getString("stage"), row.getString("rule")));
    }
}
