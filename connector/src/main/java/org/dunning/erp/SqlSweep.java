package org.dunning.erp;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what one sweep read, and answers for it once the last row was landed. */
@Component
class SqlSweep {

    public LongAdder count() {
        return new LongAdder();
    }

    public void page(@ExchangeProperty("rowsRead") LongAdder rowsRead, List<Map<String, Object>> page) {
        rowsRead.add(page.size());
    }

    /** Reached only when every row was read and every page landed: any failure ends the exchange before. */
    public SweepResult complete(
            @ExchangeProperty("rowsRead") LongAdder rowsRead,
            @ExchangeProperty("newestBankEntry") @Nullable Object newestBankEntry) {
        return new SweepResult(true, rowsRead.sum(), date(newestBankEntry), null);
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toLocalDate();
        }
        return value == null ? null : LocalDate.parse(value.toString().substring(0, 10));
    }
}
