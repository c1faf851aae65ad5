package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.odata.ODataService;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;

/** The pages of one sweep: one range of debtors after the other, each with its master data. */
final class SapSweep implements Iterator<List<Map<String, @Nullable Object>>> {

    private final ODataService service;
    private final Iterator<ODataQuery> ranges;
    private final SapRecords records;
    private final int pageSize;
    private final @Nullable LocalDate newestBankEntry;

    private Iterator<List<ODataRow>> range = List.<List<ODataRow>>of().iterator();
    private List<Map<String, @Nullable Object>> next = List.of();
    private long count;
    private boolean atEnd;

    SapSweep(
            ODataService service,
            List<ODataQuery> ranges,
            SapRecords records,
            int pageSize,
            @Nullable LocalDate newestBankEntry) {
        this.service = service;
        this.ranges = ranges.iterator();
        this.records = records;
        this.pageSize = pageSize;
        this.newestBankEntry = newestBankEntry;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !atEnd) {
            next = records.of(rows());
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
