package org.dunning.erp.odoo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.erp.RecordPages;
import org.jspecify.annotations.Nullable;

/** The pages of a sweep that reads every open line. */
final class OdooSweep extends RecordPages {

    private final OdooLinePages lines;
    private final OdooRecords records;

    OdooSweep(
            OdooLinePages lines, OdooRecords records, @Nullable LocalDate newestBankEntry, @Nullable String watermark) {
        super(newestBankEntry, watermark);
        this.lines = lines;
        this.records = records;
    }

    @Override
    protected List<Map<String, @Nullable Object>> read() {
        return records.of(lines.next());
    }

    @Override
    protected boolean atEnd() {
        return lines.atEnd();
    }
}
