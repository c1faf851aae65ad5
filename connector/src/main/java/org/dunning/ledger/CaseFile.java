package org.dunning.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was done with a debtor, for whoever takes the case over. */
@Component
public class CaseFile {

    private final Ledger ledger;

    CaseFile(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One entry of the contact history. */
    public record Entry(Instant at, @Nullable Long notice, String event, String actor, String detail) {}

    /** A receipt or proof of the post. */
    public record Proof(long notice, String trackingNo, String name, String sha256, byte[] bytes) {}

    /** Oldest first. */
    public List<Entry> history(DebtorKey debtor) {
        return of(
                        "select at, notice_id, event, actor, detail from contact_history where source = :source"
                                + " and company = :company and debtor_no = :debtor order by id",
                        debtor)
                .query((row, n) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS),
                        row.getObject("notice_id", Long.class),
                        row.getString("event"),
                        row.getString("actor"),
                        row.getString("detail")))
                .list();
    }

    /** Of all registered letters, oldest first. */
    public List<Proof> proofs(DebtorKey debtor) {
        return of(
                        "select n.id, l.tracking_no, p.name, p.sha256, p.content from notice n"
                                + " join delivery d on d.notice_id = n.id join letter_post l on l.delivery_id = d.id"
                                + " join letter_proof p on p.delivery_id = d.id where n.source = :source"
                                + " and n.company = :company and n.debtor_no = :debtor order by p.id",
                        debtor)
                .query((row, n) -> new Proof(
                        row.getLong("id"),
                        row.getString("tracking_no"),
                        row.getString("name"),
                        row.getString("sha256").strip(),
                        row.getBytes("content")))
                .list();
    }

    private org.springframework.jdbc.core.simple.JdbcClient.StatementSpec of(String query, DebtorKey debtor) {
        return ledger.sql(query)
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number());
    }
}
