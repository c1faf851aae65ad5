package org.dunning.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which of the ERP's own items we keep from its follow-up, by the ERP's keys. A mark is entered before the ERP is told, and
 * is confirmed afterwards, so that what we set is never taken for what a person has set.
 */
@Component
public class ErpMarks {

    private final Ledger ledger;
    private final Clock clock;

    ErpMarks(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Open items that rest on a promise, are disputed, or of whose debtor dunning has ended, now. */
    public Set<String> held(String source, String company) {
        return keys(
                "select o.erp_key from open_item o where o.source = :source and o.company = :company"
                        + " and o.closed_sweep is null and o.residual > 0 and (exists (select 1 from promise p"
                        + " where p.item_id = o.id and p.state = 'OPEN') or exists (select 1 from dunning_block b"
                        + " where b.debtor_no = o.debtor_no and b.source = o.source and b.company = o.company"
                        + " and (b.document is null or b.document = o.document) and b.kind in ('DISPUTE', 'STOP')"
                        + " and b.released_at is null))",
                source,
                company);
    }

    /** What is ours, confirmed or not. */
    public Set<String> ours(String source, String company) {
        return keys(
                "select erp_key from erp_mark where source = :source and company = :company and lifted_at is null",
                source,
                company);
    }

    /** Ours, though the ERP has not said that it is there. */
    public Set<String> unconfirmed(String source, String company) {
        return keys(
                "select erp_key from erp_mark where source = :source and company = :company and lifted_at is null"
                        + " and written = false",
                source,
                company);
    }

    public void enter(String source, String company, Collection<String> keys) {
        batch("insert into erp_mark (set_at, source, company, erp_key) values (?, ?, ?, ?)", source, company, keys);
    }

    public void confirmed(String source, String company, Collection<String> keys) {
        batch(
                "update erp_mark set written = true, set_at = ? where source = ? and company = ? and lifted_at is null"
                        + " and erp_key = ?",
                source,
                company,
                keys);
    }

    public void lifted(String source, String company, Collection<String> keys) {
        batch(
                "update erp_mark set lifted_at = ? where source = ? and company = ? and lifted_at is null"
                        + " and erp_key = ?",
                source,
                company,
                keys);
    }

    private Set<String> keys(String select, String source, String company) {
        return new TreeSet<>(ledger.sql(select)
                .param("source", source)
                .param("company", company)
                .query(String.class)
                .list());
    }

    private void batch(String sql, String source, String company, Collection<String> keys) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Object[]> rows = keys.stream()
                .map(key -> new Object[] {now, source, company, key})
                .toList();
        ledger.commit(() -> ledger.batch(sql, rows));
    }
}
