package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up everything known about a document. */
@Component
public class ItemFiles {

    private final Ledger ledger;

    ItemFiles(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Every item with this document number, one for each line and company; empty when none was ever seen. */
    public List<ItemFile> of(String document) {
        return ledger.sql("select o.*, f.business_date as first_seen, c.business_date as closed_on from open_item o"
                        + " join sweep f on f.id = o.first_sweep left join sweep c on c.id = o.closed_sweep"
                        + " where o.document = :document order by o.source, o.company, o.line")
                .param("document", document)
                .query((row, n) -> file(row))
                .list();
    }

    /** Why the newest sweep could not use a record with this document number. */
    public List<SetAsideRecord> setAside(String document) {
        return ledger.sql(
                        "select document, line, field, reason from set_aside where document = :document"
                                + " and sweep_id in (select max(id) from sweep where look_ahead = false group by source, company)")
                .param("document", document)
                .query((row, n) -> new SetAsideRecord(
                        row.getString("document"),
                        row.getString("line"),
                        row.getString("field"),
                        row.getString("reason")))
                .list();
    }

    private ItemFile file(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        OpenItem item = ItemRow.read(
                row,
                new ItemKey(
                        row.getString("source"),
                        row.getString("company"),
                        row.getString("document"),
                        row.getString("line")));
        return new ItemFile(
                item,
                debtor(item),
                row.getInt("episode"),
                row.getObject("first_seen", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                outcomes(id),
                notices(id),
                history(id));
    }

    private @Nullable Debtor debtor(OpenItem item) {
        return ledger.sql("select * from debtor where source = :source and company = :company and number = :number")
                .param("source", item.key().source())
                .param("company", item.key().company())
                .param("number", item.debtorNo())
                .query((row, n) ->
                        DebtorRow.read(row, item.key().source(), item.key().company()))
                .optional()
                .orElse(null);
    }

    private List<ItemFile.Told> outcomes(long id) {
        return ledger.sql("select r.*, f.business_date as from_date, t.business_date as to_date from item_outcome r"
                        + " join dunning_run f on f.id = r.from_run left join dunning_run t on t.id = r.to_run"
                        + " where r.item_id = :id order by r.id desc")
                .param("id", id)
                .query((row, n) -> new ItemFile.Told(
                        new NotedOutcome(
                                row.getString("code"),
                                row.getString("also"),
                                row.getString("stage"),
                                row.getString("rule")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list();
    }

    private List<ItemFile.Noticed> notices(long id) {
        Map<Long, List<ItemFile.Reworded>> words = words(id);
        Map<Long, List<ItemFile.Claimed>> claims = claims(id);
        return ledger.sql(
                        "select n.*, d.state, d.answer, coalesce(w.state, case when d.due_at is not null and d.state = 'SENT' then 'PENDING' end)"
                                + " as note from notice n"
                                + " join delivery d on d.notice_id = n.id left join write_back w on w.natural_key = "
                                + ContactKey.OF_DELIVERY
                                + " where n.id in (select notice_id from notice_item where item_id = :id) order by n.id desc")
                .param("id", id)
                .query((row, n) -> new ItemFile.Noticed(
                        row.getLong("id"),
                        row.getObject("business_date", LocalDate.class),
                        row.getString("stage"),
                        money(row, "total"),
                        Worklist.priority(row),
                        row.getString("state"),
                        row.getString("answer"),
                        row.getString("note"),
                        claims.getOrDefault(row.getLong("id"), List.of()),
                        row.getString("set_off") == null
                                ? null
                                : row.getString("set_off").replace(" ", ", ") + " (" + row.getString("set_off_source")
                                        + ")",
                        words.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static String money(ResultSet row, String amount) throws SQLException {
        return ItemRow.money(row.getBigDecimal(amount), Currency.getInstance(row.getString("currency")))
                .toString();
    }

    /** By notice: for all its documents together. */
    private Map<Long, List<ItemFile.Claimed>> claims(long item) {
        Map<Long, List<ItemFile.Claimed>> claims = new HashMap<>();
        ledger.sql("select c.notice_id, c.kind, n.currency, sum(c.amount) as amount from notice_charge c"
                        + " join notice n on n.id = c.notice_id where c.notice_id in"
                        + " (select notice_id from notice_item where item_id = :id)"
                        + " group by c.notice_id, c.kind, n.currency order by c.notice_id, c.kind")
                .param("id", item)
                .query(row -> {
                    claims.computeIfAbsent(row.getLong("notice_id"), notice -> new ArrayList<>())
                            .add(new ItemFile.Claimed(
                                    row.getString("kind").toLowerCase(Locale.ROOT), money(row, "amount")));
                });
        return claims;
    }

    /** By notice, the oldest first. */
    private Map<Long, List<ItemFile.Reworded>> words(long item) {
        Map<Long, List<ItemFile.Reworded>> words = new HashMap<>();
        ledger.sql("select * from notice_edit where notice_id in"
                        + " (select notice_id from notice_item where item_id = :id) order by id")
                .param("id", item)
                .query(row -> {
                    words.computeIfAbsent(row.getLong("notice_id"), notice -> new ArrayList<>())
                            .add(new ItemFile.Reworded(
                                    row.getObject("edited_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString("person"),
                                    row.getString("reason"),
                                    row.getString("state"),
                                    row.getString("original"),
                                    row.getString("changed"),
                                    row.getString("note")));
                });
        return words;
    }

    private List<ItemFile.Happened> history(long id) {
        return ledger.sql("select at, notice_id, event, actor, detail from contact_history"
                        + " where (debtor_no, source, company) in (select debtor_no, source, company from open_item where id = :id)"
                        + " and notice_id in (select notice_id from notice_item where item_id = :id) order by id")
                .param("id", id)
                .query((row, n) -> new ItemFile.Happened(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("notice_id"),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("detail")))
                .list();
    }
}
