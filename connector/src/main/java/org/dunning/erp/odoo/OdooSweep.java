package org.dunning.erp.odoo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one sweep, by ascending id: what is posted or paid meanwhile moves no line to another page, so none is
 * met twice and none is skipped.
 */
final class OdooSweep implements Iterator<List<Map<String, @Nullable Object>>> {

    private final OdooServer odoo;
    private final OdooFields.Chosen lineFields;
    private final OdooRecords records;
    private final long company;
    private final int pageSize;
    private final @Nullable LocalDate newestBankEntry;

    private List<Map<String, @Nullable Object>> next = List.of();
    private long lastId;
    private long count;
    private boolean atEnd;

    OdooSweep(
            OdooServer odoo,
            OdooFields.Chosen lineFields,
            OdooRecords records,
            long company,
            int pageSize,
            @Nullable LocalDate newestBankEntry) {
        this.odoo = odoo;
        this.lineFields = lineFields;
        this.records = records;
        this.company = company;
        this.pageSize = pageSize;
        this.newestBankEntry = newestBankEntry;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !atEnd) {
            next = records.of(lines());
        }
        return !next.isEmpty();
    }

    @Override
    public List<Map<String, @Nullable Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, @Nullable Object>> page = next;
        next = List.of();
        count += page.size();
        return page;
    }

    /** Complete once the last page was taken; any failure before has ended the exchange. */
    SweepResult result() {
        return new SweepResult(atEnd && next.isEmpty(), count, newestBankEntry, null);
    }

    private List<Map<String, @Nullable Object>> lines() {
        List<Object> domain = new ArrayList<>(OdooLines.open(company));
        domain.add(List.of("id", ">", lastId));
        var call = OdooCall.searchRead(
                OdooModel.LINE.model(), domain, lineFields.names(), pageSize, OdooLines.context(company));
        var lines = OdooRows.of(odoo.read(call), lineFields.booleans());
        for (Map<String, @Nullable Object> line : lines) {
            Long id = OdooRows.link(line, "id");
            if (id == null || id <= lastId) {
                throw new OdooException(
                        Kind.REFUSED, "Odoo's pages do not follow each other: line " + id + " came after " + lastId);
            }
            lastId = id;
        }
        atEnd = lines.size() < pageSize;
        return lines;
    }
}
