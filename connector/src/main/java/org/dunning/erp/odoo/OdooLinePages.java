package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.erp.odoo.OdooException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Open lines under some conditions, by ascending id: what is posted or paid meanwhile moves no line to another page, so
 * none is met twice and none is skipped.
 */
final class OdooLinePages {

    private final OdooServer odoo;
    private final OdooFields.Chosen fields;
    private final long company;
    private final List<?> conditions;
    private final int pageSize;

    private long lastId;
    private boolean atEnd;

    /** @param conditions besides being open, in Odoo's prefix notation */
    OdooLinePages(OdooServer odoo, OdooFields.Chosen fields, long company, List<?> conditions, int pageSize) {
        this.odoo = odoo;
        this.fields = fields;
        this.company = company;
        this.conditions = conditions;
        this.pageSize = pageSize;
    }

    boolean atEnd() {
        return atEnd;
    }

    /** The next page; the last one is shorter than the others, or empty. */
    List<Map<String, @Nullable Object>> next() {
        List<Object> domain = new ArrayList<>(OdooLines.open(company));
        domain.add(List.of("id", ">", lastId));
        domain.addAll(conditions);
        var call = OdooCall.searchRead(
                OdooModel.LINE.model(), domain, fields.names(), pageSize, OdooLines.context(company));
        var lines = OdooRows.of(odoo.read(call), fields.booleans());
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
