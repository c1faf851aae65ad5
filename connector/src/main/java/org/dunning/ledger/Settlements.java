package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was asked for after its due date and has gone from the ERP's open items since. */
@Component
public class Settlements {

    private static final String ASKED_FOR = "exists (select 1 from notice_item c join notice n on n.id = c.notice_id"
            + " join delivery d on d.notice_id = n.id and d.state = 'SENT' where c.item_id = o.id"
            + " and c.episode = o.episode and c.role = 'DEMANDED' and n.business_date > o.due_date)";
    // One that was taken back before anything of it was tried may be proposed again, unless a person declined it.
    private static final String THANKED_FOR = "exists (select 1 from notice_item t join notice m on m.id = t.notice_id"
            + " join delivery e on e.notice_id = m.id where t.item_id = o.id and t.episode = o.episode"
            + " and t.role = 'PAID' and m.stage = '" + Courtesy.THANKS.label() + "'"
            + " and (e.state not in ('PROPOSED', 'APPROVED', 'RETRY', 'WITHDRAWN') or m.declined_on is not null))";

    private final Ledger ledger;

    Settlements(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One settled item; its residual is what was open of it last. */
    public record Item(long id, int episode, OpenItem item) {}

    /** What one debtor has settled in one currency. */
    public record Settled(Debtor debtor, Currency currency, List<Item> items) {

        public Settled {
            items = List.copyOf(items);
        }

        /** What was open of it last. */
        public Money total() {
            return items.stream().map(item -> item.item().residual()).reduce(Money.zero(currency), Money::plus);
        }
    }

    /**
     * What was asked for, was closed by a complete sweep after this day, and has not been thanked for; only of debtors
     * who owe nothing overdue any more, in whatever currency, and of whom nothing else is open that a notice asked for.
     */
    public List<Settled> since(String source, String company, LocalDate day, LocalDate on) {
        Map<String, List<Item>> items = new LinkedHashMap<>();
        ledger.sql("select o.* from open_item o where o.source = :source and o.company = :company"
                        + " and o.closed_sweep in (select s.id from sweep s where s.source = :source"
                        + " and s.company = :company and s.business_date > :day)"
                        + " and " + ASKED_FOR + " and not " + THANKED_FOR
                        + " and not exists (select 1 from open_item p where p.source = o.source"
                        + " and p.company = o.company and p.debtor_no = o.debtor_no and p.closed_sweep is null"
                        + " and p.residual > 0 and (p.due_date < :on or "
                        + ASKED_FOR.replace("o.", "p.")
                        + ")) order by o.debtor_no, o.currency, o.due_date, o.document, o.line")
                .param("source", source)
                .param("company", company)
                .param("day", day)
                .param("on", on)
                .query(row -> {
                    items.computeIfAbsent(
                                    row.getString("debtor_no") + "\n" + row.getString("currency"),
                                    key -> new ArrayList<>())
                            .add(item(row, source, company));
                });
        Map<String, Debtor> debtors = debtors(
                source,
                company,
                items.values().stream().map(own -> own.get(0).item().debtorNo()).toList());
        List<Settled> settled = new ArrayList<>();
        items.values().forEach(own -> {
            Debtor debtor = debtors.get(own.get(0).item().debtorNo());
            if (debtor != null) {
                settled.add(new Settled(debtor, own.get(0).item().residual().currency(), own));
            }
        });
        return settled;
    }

    /** A debtor as the ERP last told of it; null when it never did. */
    public @Nullable Debtor debtor(String source, String company, String number) {
        return debtors(source, company, List.of(number)).get(number);
    }

    /** Items as the ERP last told of them. */
    public List<OpenItem> items(String source, String company, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : ledger.sql("select * from open_item where id in (:ids) order by id")
                        .param("ids", ids)
                        .query((row, n) -> item(row, source, company).item())
                        .list();
    }

    private Map<String, Debtor> debtors(String source, String company, List<String> numbers) {
        Map<String, Debtor> debtors = new HashMap<>();
        for (int from = 0; from < numbers.size(); from += 1000) {
            ledger.sql("select * from debtor where source = :source and company = :company and number in (:numbers)")
                    .param("source", source)
                    .param("company", company)
                    .param("numbers", numbers.subList(from, Math.min(from + 1000, numbers.size())))
                    .query(row -> {
                        debtors.put(row.getString("number"), DebtorRow.read(row, source, company));
                    });
        }
        return debtors;
    }

    private static Item item(ResultSet row, String source, String company) throws SQLException {
        var key = new ItemKey(source, company, row.getString("document"), row.getString("line"));
        return new Item(row.getLong("id"), row.getInt("episode"), ItemRow.read(row, key));
    }
}
