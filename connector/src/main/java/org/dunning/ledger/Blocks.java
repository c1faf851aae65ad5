package org.dunning.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dunning blocks set by our own people, with reason, owner and end. The ERP's own blocks come with each sweep. */
@Component
public class Blocks {

    private final Ledger ledger;
    private final Clock clock;

    Blocks(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The blocks that hold on a business date, by {@link #key}, in words. */
    public Map<String, String> holding(String source, String company, Collection<String> debtors, LocalDate on) {
        Map<String, String> holds = new HashMap<>();
        ledger.sql("select debtor_no, document, reason, owner, until from dunning_block where source = :source"
                        + " and company = :company and debtor_no in (:debtors) and released_at is null"
                        + " and (until is null or until >= :on) order by id")
                .param("source", source)
                .param("company", company)
                .param("debtors", debtors)
                .param("on", on)
                .query(row -> {
                    LocalDate until = row.getObject("until", LocalDate.class);
                    holds.put(
                            key(row.getString("debtor_no"), row.getString("document")),
                            "held by " + row.getString("owner") + (until == null ? "" : " until " + until) + ": "
                                    + row.getString("reason"));
                });
        return holds;
    }

    /**
     * A hold of our own that nobody has released; past its last day it holds nothing.
     *
     * @param document null for the whole debtor
     */
    public record Hold(
            String company,
            String debtorNo,
            String debtorName,
            @Nullable String document,
            String reason,
            String owner,
            @Nullable LocalDate until) {}

    /** The holds nobody has released, newest first, at most so many. */
    public List<Hold> open(int most) {
        return ledger.sql("select b.*, d.name from dunning_block b left join debtor d on d.source = b.source"
                        + " and d.company = b.company and d.number = b.debtor_no"
                        + " where b.released_at is null order by b.id desc limit :most")
                .param("most", most)
                .query((row, n) -> new Hold(
                        row.getString("company"),
                        row.getString("debtor_no"),
                        Objects.requireNonNullElse(row.getString("name"), ""),
                        row.getString("document"),
                        row.getString("reason"),
                        row.getString("owner"),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /** What a block is looked up by: a debtor, or one document of a debtor. */
    public static String key(String debtorNo, @Nullable String document) {
        return document == null ? debtorNo : debtorNo + "\n" + document;
    }

    /**
     * Holds a debtor, or one of its documents.
     *
     * @param until the last day it holds, in the company's zone; null without end
     */
    public void hold(
            String source,
            String company,
            String debtorNo,
            @Nullable String document,
            String reason,
            String owner,
            @Nullable LocalDate until) {
        ledger.insert(ledger.sql(
                        "insert into dunning_block (source, company, debtor_no, document, reason, owner, until, created_at)"
                                + " values (:source, :company, :debtor, :document, :reason, :owner, :until, :now)")
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .param("document", document)
                .param("reason", reason)
                .param("owner", owner)
                .param("until", until)
                .param("now", now()));
    }

    /** Releases every block of our own on the debtor and its documents; answers how many. */
    public int release(String source, String company, String debtorNo, String by) {
        return ledger.sql("update dunning_block set released_at = :now, released_by = :by where source = :source"
                        + " and company = :company and debtor_no = :debtor and released_at is null")
                .param("now", now())
                .param("by", by)
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
