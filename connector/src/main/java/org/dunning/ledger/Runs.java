package org.dunning.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dunning runs and what they said of every item. */
@Component
public class Runs {

    private final Ledger ledger;
    private final Clock clock;

    Runs(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param configuration SHA-256 over everything the run decides by */
    public long open(String source, String company, LocalDate on, String mode, String configuration) {
        return ledger.insert(ledger.sql(
                        "insert into dunning_run (source, company, business_date, mode, configuration, started_at, state)"
                                + " values (:source, :company, :on, :mode, :configuration, :now, 'RUNNING')")
                .param("source", source)
                .param("company", company)
                .param("on", on)
                .param("mode", mode)
                .param("configuration", configuration)
                .param("now", now()));
    }

    public void basedOn(long runId, long sweepId) {
        ledger.sql("update dunning_run set sweep_id = :sweep where id = :id")
                .param("sweep", sweepId)
                .param("id", runId)
                .update();
    }

    /** A run that is over, with the sweep it decided by. */
    public record Past(long id, long sweepId) {}

    /** The company's newest run, if it is of this day and complete and some of its notices may leave now. */
    public Optional<Past> withWaiting(String source, String company, LocalDate on, Instant now) {
        return ledger.sql("select r.id, r.sweep_id from dunning_run r where r.source = :source and r.company = :company"
                        + " and r.business_date = :on and r.state = 'COMPLETE' and r.mode = 'SEND'"
                        + " and r.id = (select max(id) from dunning_run where source = :source and company = :company)"
                        + " and exists (select 1 from notice n join delivery d on d.notice_id = n.id where n.run_id = r.id"
                        + " and " + Ledger.MAY_LEAVE + ")")
                .param("source", source)
                .param("company", company)
                .param("on", on)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Past(row.getLong("id"), row.getLong("sweep_id")))
                .optional();
    }

    /** Whether a run of an ERP was begun at this time or later, in whatever process. */
    public boolean anyStartedSince(String source, Instant time) {
        return ledger.sql("select count(*) from dunning_run where source = :source and started_at >= :time")
                        .param("source", source)
                        .param("time", time.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** One changed outcome of an item; the earlier one ends with this run. */
    public record Change(long itemId, NotedOutcome outcome) {}

    /** Notes the outcomes that changed; the others go on holding. */
    public void note(long runId, List<Change> changes) {
        List<Object[]> ended = new ArrayList<>();
        List<Object[]> begun = new ArrayList<>();
        for (Change change : changes) {
            NotedOutcome outcome = change.outcome();
            ended.add(new Object[] {runId, change.itemId()});
            begun.add(new @Nullable Object[] {
                change.itemId(), outcome.code(), outcome.also(), outcome.stage(), outcome.rule(), runId
            });
        }
        ledger.commit(() -> {
            ledger.batch("update item_outcome set to_run = ? where item_id = ? and to_run is null", ended);
            ledger.batch(
                    "insert into item_outcome (item_id, code, also, stage, rule, from_run) values (?, ?, ?, ?, ?, ?)",
                    begun);
        });
    }

    /** Ends a run with its counts; items that were closed have no outcome any more. */
    public void close(long runId, Map<String, Long> outcomes, @Nullable String refused) {
        List<Object[]> counts = new ArrayList<>();
        outcomes.forEach((code, items) -> counts.add(new Object[] {runId, code, items}));
        ledger.commit(() -> {
            ledger.sql(
                            "update item_outcome set to_run = :run where to_run is null and item_id in"
                                    + " (select o.id from open_item o join dunning_run r on r.id = :run and r.sweep_id = o.closed_sweep)")
                    .param("run", runId)
                    .update();
            ledger.batch("insert into run_outcome (run_id, code, items) values (?, ?, ?)", counts);
            ledger.sql("update dunning_run set state = :state, note = :note, finished_at = :now where id = :id")
                    .param("state", refused == null ? "COMPLETE" : "REFUSED")
                    .param("note", refused)
                    .param("now", now())
                    .param("id", runId)
                    .update();
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
