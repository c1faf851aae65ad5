package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What our own people hold, with reason, owner and end. The ERP's own blocks come with each sweep. */
@Component
public class Blocks {

    private final Ledger ledger;
    private final Clock clock;

    Blocks(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What holds on this day, by {@link #key}; past its last day as well, until a person has reviewed it. */
    public Map<String, List<DunningHold>> holding(
            String source, String company, Collection<String> debtors, LocalDate on) {
        Map<String, List<DunningHold>> holds = new HashMap<>();
        ledger.sql("select debtor_no, document, kind, reason, owner, until from dunning_block where source = :source"
                        + " and company = :company and debtor_no in (:debtors) and released_at is null order by id")
                .param("source", source)
                .param("company", company)
                .param("debtors", debtors)
                .query(row -> {
                    var hold = new DunningHold(
                            DunningHold.Kind.valueOf(row.getString("kind")),
                            row.getString("owner"),
                            row.getString("reason"),
                            row.getObject("until", LocalDate.class));
                    if (!hold.isOver(on)) {
                        holds.computeIfAbsent(
                                        key(row.getString("debtor_no"), row.getString("document")),
                                        key -> new ArrayList<>())
                                .add(hold);
                    }
                });
        return holds;
    }

    /**
     * A hold of our own that nobody has released.
     *
     * @param document null for the whole debtor
     * @param notice with which dunning ended; null for a hold of a person
     */
    public record Hold(
            String company,
            String debtorNo,
            String debtorName,
            @Nullable String document,
            DunningHold.Kind kind,
            String reason,
            String owner,
            @Nullable LocalDate until,
            @Nullable Long notice) {}

    /** The holds nobody has released, newest first, at most so many. */
    public List<Hold> open(int most) {
        return ledger.sql("select b.*, d.name from dunning_block b left join debtor d on d.source = b.source"
                        + " and d.company = b.company and d.number = b.debtor_no"
                        + " where b.released_at is null order by b.id desc limit :most")
                .param("most", most)
                .query((row, n) -> hold(row))
                .list();
    }

    /** Those of a debtor and its documents that nobody has released. */
    public List<Hold> open(String source, String company, String debtorNo) {
        return ledger.sql(
                        "select b.*, '' as name from dunning_block b where b.source = :source and b.company = :company"
                                + " and b.debtor_no = :debtor and b.released_at is null order by b.id desc")
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .query((row, n) -> hold(row))
                .list();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getString("company"),
                row.getString("debtor_no"),
                Objects.requireNonNullElse(row.getString("name"), ""),
                row.getString("document"),
                DunningHold.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("owner"),
                row.getObject("until", LocalDate.class),
                row.getObject("notice_id", Long.class));
    }

    /** What a block is looked up by: a debtor, or one document of a debtor. */
    public static String key(String debtorNo, @Nullable String document) {
        return document == null ? debtorNo : debtorNo + "\n" + document;
    }

    /**
     * Holds a debtor, or one of its documents.
     *
     * @param document null for the whole debtor
     * @return its number
     */
    public long hold(String source, String company, String debtorNo, @Nullable String document, DunningHold hold) {
        return ledger.insert(ledger.sql(
                        "insert into dunning_block (source, company, debtor_no, document, kind, reason, owner, until, created_at)"
                                + " values (:source, :company, :debtor, :document, :kind, :reason, :owner, :until, :now)")
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .param("document", document)
                .param("kind", hold.kind().name())
                .param("reason", hold.reason())
                .param("owner", hold.owner())
                .param("until", hold.until())
                .param("now", now()));
    }

    /** Ends dunning of a debtor with a notice; answers false when it has ended with it already. */
    public boolean end(long notice, DebtorKey debtor, String owner, String reason) {
        if (ended(notice)) {
            return false;
        }
        long hold = hold(
                debtor.source(),
                debtor.company(),
                debtor.number(),
                null,
                new DunningHold(DunningHold.Kind.STOP, owner, reason, null));
        ledger.sql("update dunning_block set notice_id = :notice where id = :id")
                .param("notice", notice)
                .param("id", hold)
                .update();
        return true;
    }

    private boolean ended(long notice) {
        return ledger.sql("select count(*) from dunning_block where notice_id = :notice and released_at is null")
                        .param("notice", notice)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Takes back that dunning ended with a notice; answers whether it had. */
    public boolean goOn(long notice, String by) {
        return ledger.sql("update dunning_block set released_at = :now, released_by = :by where notice_id = :notice"
                                + " and released_at is null")
                        .param("now", now())
                        .param("by", by)
                        .param("notice", notice)
                        .update()
                > 0;
    }

    /** Releases every hold of our own on the debtor and its documents; answers how many. */
    public int release(String source, String company, String debtorNo, String by) {
        return released(source, company, debtorNo, by, "", null);
    }

    /** Releases every hold of our own on one document; one on the whole debtor stays. Answers how many. */
    public int release(String source, String company, String debtorNo, String document, String by) {
        return released(source, company, debtorNo, by, " and document = :document", document);
    }

    /** Releases what has ended by itself; answers how many. */
    public int releaseOver(String source, String company, LocalDate on) {
        return ledger.sql(
                        "update dunning_block set released_at = :now, released_by = 'its end' where source = :source"
                                + " and company = :company and kind in ('CLAIM', 'ANSWERED') and until < :on and released_at is null")
                .param("now", now())
                .param("source", source)
                .param("company", company)
                .param("on", on)
                .update();
    }

    /** Releases one hold by its number, unless it is released already. */
    public void release(long hold, String by) {
        ledger.sql("update dunning_block set released_at = :now, released_by = :by where id = :id"
                        + " and released_at is null")
                .param("now", now())
                .param("by", by)
                .param("id", hold)
                .update();
    }

    private int released(
            String source, String company, String debtorNo, String by, String which, @Nullable String document) {
        return ledger.sql("update dunning_block set released_at = :now, released_by = :by where source = :source"
                        + " and company = :company and debtor_no = :debtor and released_at is null" + which)
                .param("now", now())
                .param("by", by)
                .param("source", source)
                .param("company", company)
                .param("debtor", debtorNo)
                .param("document", document)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
