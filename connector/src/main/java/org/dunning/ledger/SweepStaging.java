package org.dunning.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.OpenItem;
import org.dunning.receivable.Reach;
import org.jspecify.annotations.Nullable;

/** The staging tables a sweep lands in. */
final class SweepStaging {

    private static final String INSERT_ITEM =
            "insert into sweep_item (sweep_id, document, line, erp_key, debtor_no, currency,"
                    + " amount, residual, document_date, due_date, credit_for, reference, flags, erp_level, fingerprint)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_DEBTOR =
            "insert into sweep_debtor (sweep_id, number, name, email, contact_problem,"
                    + " language, country, zone, segment, block_reason, stop_reason, kind, postal_address, phone,"
                    + " messages, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_SET_ASIDE =
            "insert into set_aside (sweep_id, document, line, field, reason) values (?, ?, ?, ?, ?)";

    private static final int PIECE = 10_000;

    private final Ledger ledger;

    SweepStaging(Ledger ledger) {
        this.ledger = ledger;
    }

    void items(long sweepId, List<OpenItem> items) {
        ledger.batch(INSERT_ITEM, items.stream().map(item -> row(sweepId, item)).toList());
    }

    void debtors(long sweepId, List<Debtor> debtors) {
        Map<String, Debtor> byNumber = new LinkedHashMap<>();
        debtors.forEach(debtor -> byNumber.putIfAbsent(debtor.key().number(), debtor));
        if (byNumber.isEmpty()) {
            return;
        }
        Set<String> there = staged(sweepId, byNumber.keySet());
        ledger.batch(
                INSERT_DEBTOR,
                byNumber.values().stream()
                        .filter(debtor -> !there.contains(debtor.key().number()))
                        .map(debtor -> row(sweepId, debtor))
                        .toList());
    }

    void setAside(long sweepId, List<SetAsideRecord> records) {
        List<Object[]> rows = new ArrayList<>();
        records.forEach(record -> rows.add(new @Nullable Object[] {
            sweepId, record.document(), record.line(), record.field(), shortened(record.reason())
        }));
        ledger.batch(INSERT_SET_ASIDE, rows);
    }

    /** Two records of one document and line cannot both be right, so neither is used. */
    void setAsideDuplicates(long sweepId) {
        String twice = " from sweep_item where sweep_id = :id group by document, line having count(*) > 1";
        ledger.commit(() -> {
            List<SetAsideRecord> duplicates = new ArrayList<>();
            List<Object[]> keys = new ArrayList<>();
            ledger.sql("select document, line, count(*) as records" + twice)
                    .param("id", sweepId)
                    .query(row -> {
                        keys.add(new Object[] {sweepId, row.getString("document"), row.getString("line")});
                        for (int i = 0; i < row.getInt("records"); i++) {
                            duplicates.add(
                                    new SetAsideRecord(
                                            row.getString("document"),
                                            row.getString("line"),
                                            "document-no",
                                            row.getInt("records")
                                                    + " records have this document and line; the mapping must tell them apart"));
                        }
                    });
            ledger.batch("delete from sweep_item where sweep_id = ? and document = ? and line = ?", keys);
            setAside(sweepId, duplicates);
        });
    }

    void dropBefore(String source, String company, long sweepId) {
        List<Long> earlier = ledger.sql(
                        "select id from sweep where source = :source and company = :company and id < :id and id >= :id - 50")
                .param("source", source)
                .param("company", company)
                .param("id", sweepId)
                .query(Long.class)
                .list();
        earlier.forEach(this::drop);
    }

    void drop(long sweepId) {
        drop("sweep_item", "document", "sweep_id, document", sweepId);
        drop("sweep_debtor", "number", "number, sweep_id", sweepId);
    }

    /** Piece by piece, so that no transaction grows with the sweep. */
    private void drop(String table, String key, String order, long sweepId) {
        String last = "";
        while (last != null) {
            String end = ledger.sql("select " + key + " from " + table + " where sweep_id = :id and " + key
                            + " > :last order by " + order + " offset " + PIECE + " rows fetch first 1 rows only")
                    .param("id", sweepId)
                    .param("last", last)
                    .query(String.class)
                    .optional()
                    .orElse(null);
            var delete = ledger.sql("delete from " + table + " where sweep_id = :id"
                            + (end == null ? "" : " and " + key + " <= :end"))
                    .param("id", sweepId);
            ledger.commit(() -> (end == null ? delete : delete.param("end", end)).update());
            last = end;
        }
    }

    private Set<String> staged(long sweepId, Collection<String> numbers) {
        return new HashSet<>(ledger.sql("select number from sweep_debtor where sweep_id = :id and number in (:numbers)")
                .param("id", sweepId)
                .param("numbers", numbers)
                .query(String.class)
                .list());
    }

    private static @Nullable Object[] row(long sweepId, OpenItem item) {
        String flags = flags(item.flags());
        return new @Nullable Object[] {
            sweepId,
            item.key().document(),
            item.key().line(),
            item.erpKey(),
            item.debtorNo(),
            item.amount().currency().getCurrencyCode(),
            item.amount().amount(),
            item.residual().amount(),
            item.documentDate(),
            item.dueDate(),
            item.creditFor(),
            item.reference(),
            flags,
            item.erpLevel(),
            Fingerprint.of(
                    item.erpKey(),
                    item.debtorNo(),
                    item.amount(),
                    item.residual(),
                    item.documentDate(),
                    item.dueDate(),
                    item.creditFor(),
                    item.reference(),
                    flags,
                    item.erpLevel())
        };
    }

    private static @Nullable Object[] row(long sweepId, Debtor debtor) {
        String language = debtor.language() == null ? null : debtor.language().toLanguageTag();
        String zone = debtor.zone() == null ? null : debtor.zone().getId();
        String kind = debtor.type() == null ? null : debtor.type().name();
        return new @Nullable Object[] {
            sweepId,
            debtor.key().number(),
            debtor.name(),
            debtor.email(),
            debtor.contactProblem(),
            language,
            debtor.country(),
            zone,
            debtor.segment(),
            debtor.blockReason(),
            debtor.stopReason(),
            kind,
            debtor.reach().postalAddress(),
            debtor.reach().phone(),
            debtor.reach().messages(),
            Fingerprint.of(
                    debtor.name(),
                    debtor.email(),
                    debtor.contactProblem(),
                    language,
                    debtor.country(),
                    zone,
                    debtor.segment(),
                    debtor.blockReason(),
                    debtor.stopReason(),
                    kind,
                    debtor.reach().equals(Reach.NONE) ? null : debtor.reach().toString())
        };
    }

    private static String flags(Set<ItemFlag> flags) {
        return new TreeSet<>(flags)
                .stream().map(flag -> flag.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
    }

    private static String shortened(String reason) {
        return reason.length() <= 1000 ? reason : reason.substring(0, 1000);
    }
}
