package org.dunning.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.receivable.Money;
import org.springframework.stereotype.Component;

/**
 * Interest, compensation and fees that a sent notice claimed and that are left although what it demanded is paid. A person
 * waives or keeps each; nothing is ever posted.
 */
@Component
public class ClaimsLeft {

    private static final String SENT =
            " from notice_charge c join notice n on n.id = c.notice_id join delivery d on d.notice_id = n.id and d.state = 'SENT'"
                    + " where n.source = :source and n.company = :company";
    private static final String UNDECIDED = " and not exists (select 1 from claim_decision x where x.source = n.source"
            + " and x.company = n.company and x.debtor_no = n.debtor_no and x.document = ";

    /** The newest notice's claim stands for the earlier ones of the same document. */
    private static final String OF_DOCUMENTS =
            "select n.debtor_no, c.document as document, n.currency, sum(c.amount) as amount"
                    + SENT + " and c.document is not null and not exists (select 1 from notice_charge l"
                    + " join notice m on m.id = l.notice_id join delivery e on e.notice_id = m.id and e.state = 'SENT'"
                    + " where l.document = c.document and m.source = n.source and m.company = n.company and m.id > n.id)"
                    + " and not exists (select 1 from open_item o where o.source = n.source and o.company = n.company"
                    + " and o.document = c.document and o.closed_sweep is null)" + UNDECIDED + "c.document)"
                    + " group by n.debtor_no, c.document, n.currency";

    private static final String OF_NOTICES =
            "select n.debtor_no, n.id as notice, n.currency, sum(c.amount) as amount" + SENT
                    + " and c.document is null and not exists (select 1 from notice_item i join open_item o on o.id = i.item_id"
                    + " where i.notice_id = n.id and i.role = 'DEMANDED' and o.closed_sweep is null)" + UNDECIDED
                    + "concat('notice ', n.id)) group by n.debtor_no, n.id, n.currency";

    private final Ledger ledger;
    private final Tasks tasks;
    private final Clock clock;

    ClaimsLeft(Ledger ledger, Tasks tasks, Clock clock) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param document the paid document, or {@code notice 12} for the fee of a notice */
    public record Claim(String debtorNo, String document, Money amount) {}

    /** What nobody has decided about. */
    public List<Claim> open(String source, String company) {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(ledger.sql(OF_DOCUMENTS)
                .param("source", source)
                .param("company", company)
                .query((row, n) -> new Claim(
                        row.getString("debtor_no"),
                        row.getString("document"),
                        ItemRow.money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))))
                .list());
        claims.addAll(ledger.sql(OF_NOTICES)
                .param("source", source)
                .param("company", company)
                .query((row, n) -> new Claim(
                        row.getString("debtor_no"),
                        "notice " + row.getLong("notice"),
                        ItemRow.money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))))
                .list());
        claims.sort(Comparator.comparing(Claim::debtorNo).thenComparing(Claim::document));
        return claims;
    }

    /** Puts them on the task list, one task for each debtor. */
    public void remind(String source, String company) {
        Map<String, String> wanted = new TreeMap<>();
        open(source, company)
                .forEach(claim -> wanted.merge(
                        claim.debtorNo(),
                        "waive or keep " + claim.amount() + " claimed for " + claim.document(),
                        (before, more) -> before.length() > 300 ? before : before + "; " + more));
        tasks.settleAll(Tasks.Kind.CLAIM_LEFT, source, company, wanted);
    }

    /** A person's decision; what is kept stays on record for whoever collects it. */
    public void decide(String source, String company, Claim claim, boolean waive, String reason, String person) {
        ledger.insert(ledger.sql(
                        "insert into claim_decision (source, company, debtor_no, document, decision, reason, person,"
                                + " decided_at) values (:source, :company, :debtor, :document, :decision, :reason, :person, :now)")
                .param("source", source)
                .param("company", company)
                .param("debtor", claim.debtorNo())
                .param("document", claim.document())
                .param("decision", waive ? "WAIVE" : "KEEP")
                .param("reason", reason)
                .param("person", person)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)));
    }
}
