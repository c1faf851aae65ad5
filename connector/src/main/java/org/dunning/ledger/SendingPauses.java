package org.dunning.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The switch that stops sending: of all companies or of one, by all channels or by one, with a reason and a last day. */
@Component
public class SendingPauses {

    /** For so long what was last read is believed at the hand-over: it is asked there for every mail. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Clock clock;
    private volatile @Nullable Read lastRead;

    SendingPauses(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Read(List<Pause> pauses, long nanos) {

        boolean isFresh() {
            return System.nanoTime() - nanos < BELIEVED.toNanos();
        }
    }

    /**
     * What is stopped.
     *
     * @param company null for all
     * @param channel such as mail; null for all
     */
    public record Scope(@Nullable String company, @Nullable String channel) {

        public static final Scope ALL = new Scope(null, null);

        boolean covers(String ofCompany, @Nullable String byChannel) {
            return (company == null || company.equals(ofCompany)) && (channel == null || channel.equals(byChannel));
        }

        /** Such as " of acme by mail"; empty for all. */
        public String inWords() {
            return (company == null ? "" : " of " + company) + (channel == null ? "" : " by " + channel);
        }
    }

    /**
     * A pause that nobody has ended; past its last day it stops nothing.
     *
     * @param until the last day it holds; null without end
     */
    public record Pause(Scope scope, String reason, String actor, Instant since, @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return until == null || !until.isBefore(day);
        }

        private String inWords() {
            return "sending" + scope.inWords() + " is paused by " + actor + (until == null ? "" : " until " + until)
                    + ": " + reason;
        }
    }

    /**
     * Why nothing of the company leaves on this date; null when nothing stops it.
     *
     * @param channel null: only what stops every channel
     */
    public @Nullable String reason(String company, @Nullable String channel, LocalDate on) {
        return reason(read().pauses(), company, channel, on);
    }

    /** The same as far as it was known a second ago, for whoever asks many times a second. */
    public @Nullable String reasonLately(String company, String channel, LocalDate on) {
        Read known = lastRead;
        return reason((known == null || !known.isFresh() ? read() : known).pauses(), company, channel, on);
    }

    private static @Nullable String reason(List<Pause> pauses, String company, @Nullable String channel, LocalDate on) {
        return pauses.stream()
                .filter(pause -> pause.scope().covers(company, channel) && pause.holdsOn(on))
                .map(Pause::inWords)
                .findFirst()
                .orElse(null);
    }

    /** The pauses nobody has ended, oldest first. */
    public List<Pause> open() {
        return ledger.sql("select * from sending_pause where resumed_at is null order by id")
                .query((row, n) -> new Pause(
                        new Scope(row.getString("company"), row.getString("channel")),
                        row.getString("reason"),
                        row.getString("actor"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    private Read read() {
        long asked = System.nanoTime();
        var read = new Read(open(), asked);
        lastRead = read;
        return read;
    }

    /** @param until the last day it holds; null without end */
    public void pause(Scope scope, String reason, String actor, @Nullable LocalDate until) {
        ledger.insert(ledger.sql("insert into sending_pause (company, channel, reason, actor, since, until)"
                        + " values (:company, :channel, :reason, :actor, :now, :until)")
                .param("company", scope.company())
                .param("channel", scope.channel())
                .param("reason", reason.length() <= 400 ? reason : reason.substring(0, 400))
                .param("actor", actor)
                .param("now", now())
                .param("until", until));
        lastRead = null;
    }

    /** Ends the pauses of this company and channel, or every pause for {@link Scope#ALL}; answers how many. */
    public int resume(Scope scope, String actor) {
        int ended = ledger.sql(
                        "update sending_pause set resumed_at = :now, resumed_by = :actor where resumed_at is null"
                                + " and (:anyCompany or company = :company) and (:anyChannel or channel = :channel)")
                .param("now", now())
                .param("actor", actor)
                .param("anyCompany", scope.company() == null)
                .param("company", Objects.requireNonNullElse(scope.company(), ""))
                .param("anyChannel", scope.channel() == null)
                .param("channel", Objects.requireNonNullElse(scope.channel(), ""))
                .update();
        lastRead = null;
        return ended;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
