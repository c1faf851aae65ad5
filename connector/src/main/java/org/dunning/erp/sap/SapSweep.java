package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dunning.erp.RecordPages;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.odata.ODataService;
import org.jspecify.annotations.Nullable;

/** The pages of one sweep: one range of debtors after the other, each with its master data. */
final class SapSweep extends RecordPages {

    private final ODataService service;
    private final Iterator<ODataQuery> ranges;
    private final SapRecords records;
    private final int pageSize;

    private Iterator<List<ODataRow>> range = List.<List<ODataRow>>of().iterator();
    private boolean atEnd;

    SapSweep(
            ODataService service,
            List<ODataQuery> ranges,
            SapRecords records,
            int pageSize,
            @Nullable LocalDate newestBankEntry) {
        super(newestBankEntry, null);
        this.service = service;
        this.ranges = ranges.iterator();
        this.records = records;
        this.pageSize = pageSize;
    }

    @Override
    protected List<Map<String, @Nullable Object>> read() {
        return records.of(rows());
    }

    @Override
    protected boolean atEnd() {
        return atEnd;
    }

    /** A server's pages may be small; master data are asked for by ours. */
    private List<ODataRow> rows() {
        List<ODataRow> rows = new ArrayList<>();
        while (rows.size() < pageSize && !atEnd) {
            if (range.hasNext()) {
                rows.addAll(range.next());
            } else if (ranges.hasNext()) {
                range = service.pages(ranges.next());
            } else {
                atEnd = true;
            }
        }
        return rows;
    }
}
