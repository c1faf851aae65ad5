package org.dunning.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.promise.PromiseToPay;
import org.dunning.receivable.Debtor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queries behind one page of accounts: those of the debtors from the first to the last number, in the database's order. */
record AccountQueries(Ledger ledger, long sweepId, String source, String company, String first, String last) {

    private static final String CONTACTED =
            "exists (select 1 from delivery d where d.notice_id = n.id and d.state in ('SENT', 'SUSPECT'))";

    /** Items of the sweep, by debtor, due date and document, with the outcome that holds. */
    JdbcClient.StatementSpec items() {
        return of("select s.*, o.id, o.episode, r.code, r.also, r.stage, r.rule from sweep_item s"
                + " left join open_item o on o.source = :source and o.company = :company"
                + " and o.document = s.document and o.line = s.line"
                + " left join item_outcome r on r.item_id = o.id and r.to_run is null"
                + " where s.sweep_id = :sweep and s.debtor_no between :first and :last"
                + " order by s.debtor_no, s.due_date, s.document, s.line");
    }

    Map<String, Debtor> debtors() {
        Map<String, Debtor> debtors = new HashMap<>();
        of("select * from sweep_debtor where sweep_id = :sweep and number between :first and :last")
                .query(row -> {
                    debtors.put(row.getString("number"), DebtorRow.read(row, source, company));
                });
        return debtors;
    }

    /**
     * What did not reach a debtor, as {@link org.dunning.receivable.Reach#failed}: an address at which nobody was found is
     * not used again; what a provider refused is left alone for a month.
     */
    Map<String, Set<String>> failed(LocalDate on) {
        return addresses("(d.state = 'BOUNCED' or (d.state = 'FAILED' and n.business_date > :on))", on.minusDays(30));
    }

    /** What has not taken a notice since an earlier day's run, as {@link org.dunning.receivable.Reach#stuck}. */
    Map<String, Set<String>> stuck(LocalDate on) {
        return addresses("d.state = 'RETRY' and n.business_date < :on", on);
    }

    private Map<String, Set<String>> addresses(String condition, LocalDate on) {
        Map<String, Set<String>> addresses = new HashMap<>();
        of("select distinct n.debtor_no, d.channel, d.address from notice n join delivery d on d.notice_id = n.id"
                        + " where n.source = :source and n.company = :company"
                        + " and n.debtor_no between :first and :last and d.channel <> 'mail' and " + condition)
                .param("on", on)
                .query(row -> {
                    addresses
                            .computeIfAbsent(row.getString("debtor_no"), number -> new HashSet<>())
                            .add(row.getString("channel") + " " + row.getString("address"));
                });
        return addresses;
    }

    Map<Long, List<ServedStage>> served() {
        Map<Long, List<ServedStage>> served = new HashMap<>();
        of("select c.item_id, c.stage, c.occurrence, n.business_date from open_item o"
                        + " join notice_item c on c.item_id = o.id and c.episode = o.episode and c.claim is not null and c.stage is not null"
                        + " join notice n on n.id = c.notice_id and " + CONTACTED
                        + " where o.source = :source and o.company = :company and o.debtor_no between :first and :last"
                        + " order by n.business_date, n.id")
                .query(row -> {
                    served.computeIfAbsent(row.getLong("item_id"), id -> new ArrayList<>())
                            .add(new ServedStage(
                                    row.getString("stage"),
                                    row.getInt("occurrence"),
                                    row.getObject("business_date", LocalDate.class)));
                });
        return served;
    }

    /** What demands nothing is a contact, but none that a notice has to keep its distance from. */
    Map<String, ContactRecord> contacts(LocalDate on) {
        Map<String, List<LocalDate>> lastWeek = lastWeek(on);
        Map<String, ContactRecord> contacts = new HashMap<>();
        of("select n.debtor_no, max(case when " + CONTACTED + " and " + Ledger.IS_DUNNING
                        + " then n.business_date end) as contacted,"
                        + " max(case when " + Ledger.IS_DUNNING
                        + " then n.declined_on end) as declined from notice n where n.source = :source and n.company = :company"
                        + " and n.debtor_no between :first and :last group by n.debtor_no")
                .query(row -> {
                    String number = row.getString("debtor_no");
                    contacts.put(
                            number,
                            new ContactRecord(
                                    row.getObject("contacted", LocalDate.class),
                                    row.getObject("declined", LocalDate.class),
                                    lastWeek.getOrDefault(number, List.of())));
                });
        return contacts;
    }

    /** The messages of one run are one contact, whatever they say. */
    private Map<String, List<LocalDate>> lastWeek(LocalDate on) {
        Map<String, List<LocalDate>> lastWeek = new HashMap<>();
        of("select distinct n.debtor_no, n.business_date, n.run_id from notice n where n.source = :source"
                        + " and n.company = :company and n.debtor_no between :first and :last"
                        + " and n.business_date > :weekAgo and " + CONTACTED + " order by n.business_date")
                .param("weekAgo", on.minusDays(7))
                .query(row -> {
                    lastWeek.computeIfAbsent(row.getString("debtor_no"), number -> new ArrayList<>())
                            .add(row.getObject("business_date", LocalDate.class));
                });
        return lastWeek;
    }

    Map<Long, PromiseToPay> promises() {
        Map<Long, PromiseToPay> promises = new HashMap<>();
        of("select p.item_id, p.promised_on, p.amount, o.currency from open_item o join promise p on p.item_id = o.id"
                        + " where o.source = :source and o.company = :company and o.debtor_no between :first and :last"
                        + " and p.state = 'OPEN' order by p.promised_on")
                .query(row -> {
                    BigDecimal amount = row.getBigDecimal("amount");
                    promises.put(
                            row.getLong("item_id"),
                            new PromiseToPay(
                                    row.getObject("promised_on", LocalDate.class),
                                    amount == null
                                            ? null
                                            : ItemRow.money(amount, Currency.getInstance(row.getString("currency")))));
                });
        return promises;
    }

    private JdbcClient.StatementSpec of(String statement) {
        var spec = ledger.sql(statement).param("first", first).param("last", last);
        if (statement.contains(":sweep")) {
            spec = spec.param("sweep", sweepId);
        }
        return statement.contains(":source") ? spec.param("source", source).param("company", company) : spec;
    }
}
