package org.dunning.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
        return totals(Count.Kind.DELIVERY);
    }

    /** Contact notes by state, except those written. */
    public Map<String, Long> openNotes() {
        return totals(Count.Kind.NOTE);
    }

    /** A delivery of which nobody knows whether it arrived. */
    public record Suspect(long notice, String company, String debtorNo, String stage) {}

    /** Every open one, the oldest first. */
    public List<Suspect> suspects() {
        return ledger.sql(
                        "select n.id, n.company, n.debtor_no, n.stage from notice n join delivery d on d.notice_id = n.id"
                                + " where d.state = 'SUSPECT' and " + Ledger.SOMETHING_DUE + " order by n.id")
                .query((row, n) -> new Suspect(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Work that waits for a person. */
    public record OpenTask(String kind, String company, String debtorNo, String detail) {}

    /** The oldest open tasks. */
    public List<OpenTask> tasks(int most) {
        return ledger.sql("select kind, company, debtor_no, detail from task where closed_at is null order by kind, id"
                        + " fetch first " + most + " rows only")
                .query((row, n) -> new OpenTask(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Open tasks by kind. */
    public Map<String, Long> openTasks() {
        return totals(Count.Kind.TASK);
    }

    private Map<String, Long> totals(Count.Kind kind) {
        Map<String, Long> totals = new TreeMap<>();
        backlog().stream()
                .filter(count -> count.kind() == kind)
                .forEach(count -> totals.merge(count.state(), count.number(), Long::sum));
        return totals;
    }

    /** So many of a company's deliveries, contact notes or tasks are in this state. */
    public record Count(String company, Kind kind, String state, long number) {

        /** What is counted. */
        public enum Kind {
            DELIVERY,
            NOTE,
            TASK
        }
    }

    /** What is not done yet or went wrong: deliveries but those sent or withdrawn, notes not written, open tasks. */
    public List<Count> backlog() {
        List<Count> backlog = new ArrayList<>();
        backlog.addAll(counts(
                Count.Kind.DELIVERY,
                "select n.company, d.state, count(*) from delivery d join notice n on n.id = d.notice_id"
                        + " where d.state not in ('SENT', 'WITHDRAWN') group by n.company, d.state"));
        backlog.addAll(counts(
                Count.Kind.NOTE,
                "select company, state, count(*) from (select company, state from write_back where state not in ('WRITTEN', 'NOT_KEPT')"
                        + " union all select n.company, 'PENDING' from delivery d join notice n on n.id = d.notice_id"
                        + " where d.state = 'SENT' and " + Ledger.SOMETHING_DUE + ") w group by company, state"));
        backlog.addAll(counts(
                Count.Kind.TASK,
                "select company, kind, count(*) from task where closed_at is null group by company, kind"));
        return backlog;
    }

    private List<Count> counts(Count.Kind kind, String query) {
        return ledger.sql(query)
                .query((row, n) -> new Count(row.getString(1), kind, row.getString(2), row.getLong(3)))
                .list();
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new TreeMap<>();
        ledger.sql(query).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
