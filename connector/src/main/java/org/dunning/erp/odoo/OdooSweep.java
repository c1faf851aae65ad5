package org.dunning.erp.odoo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one sweep, by ascending id: what is posted or paid meanwhile moves no line to another page, so none is
 * met twice and none is skipped.
 */
final class OdooSweep extends RecordPages {

    private final OdooServer odoo;
    private final OdooFields.Chosen lineFields;
    private final OdooRecords records;
    private final long company;
    private final int pageSize;

    private long lastId;
    private boolean atEnd;

    OdooSweep(
            OdooServer odoo,
            OdooFields.Chosen lineFields,
            OdooRecords records,
            long company,
            int pageSize,
            @Nullable LocalDate newestBankEntry) {
        super(newestBankEntry);
        this.odoo = odoo;
        this.lineFields = lineFields;
        this.records = records;
        this.company = company;
        this.pageSize = pageSize;
    }

    @Override
    protected List<Map<String, @Nullable Object>> read() {
        return records.of(lines());
    }

    @Override
    protected boolean atEnd() {
        return atEnd;
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
