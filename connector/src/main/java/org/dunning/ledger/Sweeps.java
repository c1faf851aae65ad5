package org.dunning.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sweeps of the ERP's open receivables: landed in staging page by page, taken over only when complete. */
@Component
public class Sweeps {

    private final Ledger ledger;
    private final SweepStaging staging;
    private final SweepTakeover takeover;
    private final Clock clock;

    Sweeps(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.staging = new SweepStaging(ledger);
        this.takeover = new SweepTakeover(ledger);
        this.clock = clock;
    }

    /**
     * Opens a sweep and forgets the staging of earlier ones.
     *
     * @param lookAhead a sweep whose staging is dropped again: it changes no open item
     */
    public long open(String source, String company, LocalDate on, boolean lookAhead) {
        long id = ledger.insert(
                ledger.sql("insert into sweep (source, company, business_date, look_ahead, started_at, state)"
                                + " values (:source, :company, :on, :lookAhead, :now, 'RUNNING')")
                        .param("source", source)
                        .param("company", company)
                        .param("on", on)
                        .param("lookAhead", lookAhead)
                        .param("now", now()));
        staging.dropBefore(source, company, id);
        return id;
    }

    /** Stages one page of mapped records and commits it. */
    public void land(long sweepId, List<OpenItem> items, List<Debtor> debtors, List<SetAsideRecord> setAside) {
        ledger.commit(() -> {
            staging.items(sweepId, items);
            staging.debtors(sweepId, debtors);
            staging.setAside(sweepId, setAside);
        });
    }

    /**
     * Ends a sweep. A complete one of plausible size is taken over: changed items are updated, new ones added, and
     * those it no longer has are closed. Any other changes nothing.
     *
     * @param smallest the share of the last complete sweep's records under which a sweep is not believed
     */
    public SweepState close(
            SweepRequest request, String source, SweepResult result, double smallest, boolean lookAhead) {
        ledger.renewStatistics("sweep_item", "sweep_debtor");
        staging.setAsideDuplicates(request.sweepId());
        SweepState state = judge(request, source, result, smallest);
        if (state.usable() && !lookAhead) {
            takeover.run(request.sweepId(), source, request.company());
        }
        ledger.commit(() -> {
            ledger.sql("update sweep set state = :state, note = :note, finished_at = :now, records = :records,"
                            + " newest_bank_entry = :newest, watermark = :watermark where id = :id")
                    .param("state", state.name())
                    .param("note", state.note())
                    .param("now", now())
                    .param("records", result.count())
                    .param("newest", result.newestBankEntry())
                    .param("watermark", result.watermark())
                    .param("id", request.sweepId())
                    .update();
        });
        return state;
    }

    /** What a person is told of the sweep's unreadable records; at most this many. */
    public List<SetAsideRecord> setAside(long sweepId, int most) {
        return ledger.sql(
                        "select document, line, field, reason from set_aside where sweep_id = :id order by id limit :most")
                .param("id", sweepId)
                .param("most", most)
                .query((row, n) -> new SetAsideRecord(
                        row.getString("document"),
                        row.getString("line"),
                        row.getString("field"),
                        row.getString("reason")))
                .list();
    }

    public long setAsideCount(long sweepId) {
        return ledger.sql("select count(*) from set_aside where sweep_id = :id")
                .param("id", sweepId)
                .query(Long.class)
                .single();
    }

    /** Forgets what a look-ahead staged. */
    public void forget(long sweepId) {
        staging.drop(sweepId);
    }

    private SweepState judge(SweepRequest request, String source, SweepResult result, double smallest) {
        if (!result.complete()) {
            return new SweepState("INCOMPLETE", "the ERP did not hand over all of its open items");
        }
        Long last = lastComplete(source, request.company());
        if (last != null && result.count() < last * smallest) {
            return new SweepState(
                    "SUSPICIOUS",
                    "the ERP returned " + result.count() + " records after " + last
                            + " in the last complete sweep; nothing is closed and nothing is sent. If that is right, run once"
                            + " with --dunning.run.smallest-sweep=0");
        }
        return new SweepState("COMPLETE", null);
    }

    private @Nullable Long lastComplete(String source, String company) {
        return ledger.sql("select records from sweep where id = (select max(id) from sweep where source = :source"
                        + " and company = :company and state = 'COMPLETE' and look_ahead = false)")
                .param("source", source)
                .param("company", company)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
