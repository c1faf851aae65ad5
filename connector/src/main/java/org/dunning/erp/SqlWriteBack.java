package org.dunning.erp;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Notes contacts in the ERP's tables: a batch at a time, and each entry once. */
@Component
class SqlWriteBack {

    private final SqlParameters parameters;

    SqlWriteBack(SqlParameters parameters) {
        this.parameters = parameters;
    }

    public List<String> naturalKeys(@ExchangeProperty("entries") List<WriteBackEntry> entries) {
        return entries.stream().map(WriteBackEntry::naturalKey).toList();
    }

    public List<String> held(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> String.valueOf(row.values().iterator().next()).strip())
                .toList();
    }

    public WriteBackBatch begin(
            @ExchangeProperty("entries") List<WriteBackEntry> entries, @Body List<String> alreadyThere) {
        return new WriteBackBatch(entries, alreadyThere);
    }

    public List<Map<String, Object>> missing(@ExchangeProperty("sqlBatch") WriteBackBatch batch) {
        return parameters.entries(batch.missing());
    }

    /** The database's own message would repeat the values, so only its kind is told. */
    public void refused(
            @ExchangeProperty("sqlBatch") WriteBackBatch batch,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) DataIntegrityViolationException problem,
            @Body Map<String, Object> entry) {
        String state = sqlState(problem);
        String meaning = state.startsWith("22") ? "a value does not fit its column" : "it breaks a rule of the table";
        batch.refused(
                String.valueOf(entry.get("naturalKey")),
                "the ERP's database refused it: " + meaning + " (SQL state " + state + ")");
    }

    public List<WriteBackResult> results(
            @ExchangeProperty("sqlBatch") WriteBackBatch batch, @Body List<String> heldAfterwards) {
        return batch.results(heldAfterwards);
    }

    private static String sqlState(DataIntegrityViolationException problem) {
        @Nullable Throwable cause = problem.getRootCause();
        return cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "unknown";
    }
}
