package org.dunning.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand: what health and the console show. */
@Component
public class Standing {

    private final Ledger ledger;

    Standing(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The newest run of a company. */
    public record LastRun(
            long id,
            String company,
            LocalDate on,
            String mode,
            String state,
            Instant started,
            @Nullable Instant finished,
            @Nullable String note) {}

    /** The newest run of each company. */
    public List<LastRun> lastRuns() {
        return ledger.sql(
                        "select * from dunning_run where id in (select max(id) from dunning_run group by source, company)"
                                + " order by company")
                .query((row, n) -> new LastRun(
                        row.getLong("id"),
                        row.getString("company"),
                        row.getObject("business_date", LocalDate.class),
                        row.getString("mode"),
                        row.getString("state"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("finished_at") == null
                                ? null
                                : row.getObject("finished_at", OffsetDateTime.class)
                                        .toInstant(),
                        row.getString("note")))
                .list();
    }

    /** Outcome counts of a run. */
    public Map<String, Long> outcomes(long runId) {
        return counts("select code, items from run_outcome where run_id = " + runId);
    }

    /** Deliveries by state, except those that are done. */
    public Map<String, Long> openDeliveries() {
        return counts("select state, count(*) from delivery where state not in ('SENT', 'WITHDRAWN') group by state");
    }

    /** Contact notes by state, except those written. */
    public Map<String, Long> openNotes() {
        return counts("select state, count(*) from write_back where state <> 'WRITTEN' group by state");
    }

    /** Open tasks by kind. */
    public Map<String, Long> openTasks() {
        return counts("select kind, count(*) from task where closed_at is null group by kind");
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new TreeMap<>();
        ledger.sql(query).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
