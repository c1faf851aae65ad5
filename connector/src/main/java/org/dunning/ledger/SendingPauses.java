package org.dunning.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The switch that stops sending, of all companies or of one, with a reason and an optional last day. */
@Component
public class SendingPauses {

    private final Ledger ledger;
    private final Clock clock;

    SendingPauses(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Why nothing is sent for the company on this date; null when nothing stops it. */
    public @Nullable String reason(String company, LocalDate on) {
        return ledger.sql("select reason, actor, until from sending_pause where (company is null or company = :company)"
                        + " and resumed_at is null and (until is null or until >= :on) order by id limit 1")
                .param("company", company)
                .param("on", on)
                .query((row, n) -> "sending is paused by " + row.getString("actor")
                        + (row.getObject("until") == null ? "" : " until " + row.getObject("until", LocalDate.class))
                        + ": "
                        + row.getString("reason"))
                .optional()
                .orElse(null);
    }

    /**
     * A pause that nobody has ended; past its last day it stops nothing.
     *
     * @param company null for all
     * @param until the last day it holds; null without end
     */
    public record Pause(
            @Nullable String company, String reason, String actor, Instant since, @Nullable LocalDate until) {}

    /** The pauses nobody has ended, oldest first. */
    public List<Pause> open() {
        return ledger.sql("select * from sending_pause where resumed_at is null order by id")
                .query((row, n) -> new Pause(
                        row.getString("company"),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /**
     * @param company null for all
     * @param until the last day it holds; null without end
     */
    public void pause(@Nullable String company, String reason, String actor, @Nullable LocalDate until) {
        ledger.insert(ledger.sql("insert into sending_pause (company, reason, actor, since, until)"
                        + " values (:company, :reason, :actor, :now, :until)")
                .param("company", company)
                .param("reason", reason)
                .param("actor", actor)
                .param("now", now())
                .param("until", until));
    }

    /** Ends every pause, of all companies and of single ones; answers how many. */
    public int resume(String actor) {
        return ledger.sql("update sending_pause set resumed_at = :now, resumed_by = :actor where resumed_at is null")
                .param("now", now())
                .param("actor", actor)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
