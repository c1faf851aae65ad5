package org.dunning.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunning.ledger.AnswerEntry;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.OpenCalls;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person reports about calls and registered letters; it goes into the history and into the ERP. */
@Component
public class ChannelDesk {

    /** How a call ended. */
    public enum CallOutcome {
        PROMISED,
        REACHED,
        DISPUTED,
        CALL_BACK,
        NO_ANSWER,
        WRONG_NUMBER;

        /** Nobody was reached: the stage was not served, and the next channel takes over. */
        boolean reachedNobody() {
            return this == NO_ANSWER || this == WRONG_NUMBER;
        }

        /** Of its word, such as no-answer. */
        public static Optional<CallOutcome> of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.label().equalsIgnoreCase(word.strip()))
                    .findFirst();
        }

        /** What to say of a word that is none. */
        public static String unknown(String word) {
            return "no outcome '" + word + "'; there are " + labels(", ");
        }

        /** All words for it. */
        public static String labels(String between) {
            return Arrays.stream(values()).map(CallOutcome::label).collect(Collectors.joining(between));
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Pattern TRACKING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./-]{3,59}");
    private static final long LARGEST = 20L << 20;

    private final Ledger ledger;
    private final NoticeStore store;
    private final Deliveries deliveries;
    private final ContactHistory history;
    private final WriteBackQueue queue;
    private final OpenCalls calls;
    private final Clock clock;

    ChannelDesk(
            Ledger ledger,
            NoticeStore store,
            Deliveries deliveries,
            ContactHistory history,
            WriteBackQueue queue,
            OpenCalls calls,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.deliveries = deliveries;
        this.history = history;
        this.queue = queue;
        this.calls = calls;
        this.clock = clock;
    }

    /** Notes how a call ended. */
    public Decided called(long number, CallOutcome outcome, String by, @Nullable String note) {
        return decided(number, Channel.CALL, notice -> {
            ledger.commit(() -> {
                ledger.sql("insert into call_outcome (delivery_id, outcome, note, person, called_at)"
                                + " values (:delivery, :outcome, :note, :by, :now)")
                        .param("delivery", notice.deliveryId())
                        .param("outcome", outcome.name())
                        .param("note", note)
                        .param("by", by)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
                boolean ended = outcome != CallOutcome.CALL_BACK;
                tell(
                        notice,
                        ended ? Kind.CALL_ENDED : Kind.NOTE,
                        ended ? ContactKey.call(notice.token()) + ":" : "called-" + notice.token() + "-",
                        "CALLED",
                        by,
                        "call: " + outcome.label() + (note == null ? "" : ", " + note));
                if (ended) {
                    calls.close(notice.debtor(), notice.number(), by);
                }
                if (outcome.reachedNobody()) {
                    deliveries.move(List.of(
                            Transition.of(notice.delivery(), DeliveryState.BOUNCED, by, "call: " + outcome.label())));
                }
            });
            return "call noted: " + outcome.label();
        });
    }

    /**
     * Notes that a registered letter was posted. A later call may add the proof of delivery to the receipt: each is kept.
     *
     * @param proof the post's receipt or proof of delivery, kept with it; null while there is none
     * @throws IOException when the proof cannot be read
     */
    public Decided posted(long number, String tracking, @Nullable Path proof, String by) throws IOException {
        if (!TRACKING.matcher(tracking).matches()) {
            return new Decided(
                    number,
                    false,
                    "'" + tracking + "' is no tracking number: 4 to 60 letters, digits, spaces or . / -");
        }
        if (proof != null && !(Files.isRegularFile(proof) && Files.size(proof) > 0 && Files.size(proof) <= LARGEST)) {
            return new Decided(
                    number,
                    false,
                    proof + " is no proof: a file of up to " + (LARGEST >> 20) + " MiB that is not empty");
        }
        byte[] bytes = proof == null ? null : Files.readAllBytes(proof);
        return decided(number, Channel.REGISTERED_LETTER, notice -> {
            ledger.commit(() -> {
                keepTracking(notice, tracking, by);
                if (proof != null && bytes != null) {
                    keepProof(notice, String.valueOf(proof.getFileName()), bytes, by);
                }
                tell(
                        notice,
                        Kind.NOTE,
                        "posted-" + notice.token() + "-",
                        "POSTED",
                        by,
                        "registered letter " + tracking
                                + (proof == null || bytes == null
                                        ? ", without proof yet"
                                        : ", proof " + proof.getFileName() + ", SHA-256 " + Fingerprint.sha256(bytes)));
            });
            return "registered letter noted: " + tracking;
        });
    }

    private void keepTracking(StoredNotice notice, String tracking, String by) {
        ledger.sql("delete from letter_post where delivery_id = :delivery")
                .param("delivery", notice.deliveryId())
                .update();
        ledger.sql("insert into letter_post (delivery_id, tracking_no, posted_on, person) values (:delivery, :tracking,"
                        + " :on, :by)")
                .param("delivery", notice.deliveryId())
                .param("tracking", tracking)
                .param("on", LocalDate.now(clock))
                .param("by", by)
                .update();
    }

    private void keepProof(StoredNotice notice, String name, byte[] bytes, String by) {
        ledger.sql("insert into letter_proof (delivery_id, name, sha256, content, person, added_at) values (:delivery,"
                        + " :name, :sha, :content, :by, :now)")
                .param("delivery", notice.deliveryId())
                .param("name", name.length() <= 200 ? name : name.substring(name.length() - 200))
                .param("sha", Fingerprint.sha256(bytes))
                .param("content", bytes)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Decided decided(long number, Channel channel, java.util.function.Function<StoredNotice, String> decision) {
        return Decided.each(store, List.of(number), notice -> {
                    boolean fits = notice.channel() == channel && notice.state() == DeliveryState.SENT;
                    return fits
                            ? new Decided(number, true, notice.inWords() + ": " + decision.apply(notice))
                            : new Decided(
                                    number,
                                    false,
                                    "notice " + number + " is " + notice.state() + " by "
                                            + notice.channel().label() + ", not SENT by " + channel.label());
                })
                .get(0);
    }

    /** Into the history, and as a note of its own into the ERP. */
    private void tell(StoredNotice notice, Kind kind, String key, String event, String by, String detail) {
        history.append(
                List.of(new ContactEvent(notice.debtor(), notice.number(), notice.deliveryId(), event, by, detail)));
        queue.queueAnswer(
                new AnswerEntry(
                        key + Long.toString(clock.instant().toEpochMilli(), 36),
                        kind,
                        notice.debtor(),
                        notice.number(),
                        LocalDate.now(clock),
                        notice.total(),
                        "Dunning notice " + notice.number() + ", " + detail + " (" + by + ")",
                        null),
                notice.lines().stream().map(StoredNotice.Line::itemId).toList());
    }
}
