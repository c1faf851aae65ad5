package org.dunning.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.Suppressions;
import org.dunning.ledger.Tasks;
import org.dunning.receivable.Channel;
import org.dunning.run.Causes;
import org.dunning.run.CompanyRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deliveries between their recheck and their outcome: the intent is committed before, the outcome after the hand-over. */
@Component
class Intents implements AutoCloseable {

    private static final String ACTOR = "connector";
    private static final Duration LONGEST_HAND_OVER = Duration.ofMinutes(11);

    /** {@code message} is set once its intent is committed. */
    private record Confirmed(
            StoredNotice notice,
            CompanyRun run,
            Instant recheckedAt,
            @Nullable OutgoingMessage message,
            String owner) {}

    private final Map<Long, Confirmed> confirmed = new ConcurrentHashMap<>();
    private final Object oneLess = new Object();
    private final GroupCommit commit;
    private final Tasks tasks;
    private final RunLease lease;
    private final SendingPauses pauses;
    private final Suppressions suppressions;
    private final Clock clock;
    private final Relay relay;
    private final HandOverLogs logs;
    private final Ahead ahead;

    Intents(
            Deliveries deliveries,
            Tasks tasks,
            RunLease lease,
            SendingPauses pauses,
            Suppressions suppressions,
            Relay relay,
            HandOverLogs logs,
            Ahead ahead,
            Clock clock) {
        this.commit = new GroupCommit(deliveries, ahead);
        this.relay = relay;
        this.logs = logs;
        this.ahead = ahead;
        this.tasks = tasks;
        this.lease = lease;
        this.pauses = pauses;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    Relay relay() {
        return relay;
    }

    /** A run begins to send. */
    void begin() {
        relay.reset();
        commit.begin();
    }

    /**
     * Waits until every notice that is still to go has a thread: then the next batch is asked for while they go. One that was
     * refused before waits until all others have gone, unless none of them goes for longer than a hand-over may last.
     */
    void awaitRoom(StoredNotice next) {
        int most = next.attempts() > 0 ? 0 : ahead.threads();
        synchronized (oneLess) {
            int left = confirmed.size();
            int before = left + 1;
            while (left > most && left < before) {
                try {
                    oneLess.wait(LONGEST_HAND_OVER.toMillis());
                    before = left;
                    left = confirmed.size();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** What is confirmed leaves this way, whatever becomes of it. */
    private @Nullable Confirmed gone(long deliveryId) {
        synchronized (oneLess) {
            Confirmed of = confirmed.remove(deliveryId);
            if (of != null) {
                oneLess.notifyAll();
            }
            return of;
        }
    }

    void confirmed(Collection<StoredNotice> notices, CompanyRun run, Instant at) {
        String problem = lease.held() ? logs.begin(lease.owner()) : null;
        if (problem != null) {
            run.tally().alarm(problem);
        }
        notices.forEach(
                notice -> confirmed.put(notice.deliveryId(), new Confirmed(notice, run, at, null, lease.owner())));
    }

    /** What is on its way when a person pauses it goes no further, and may be sent when that ends. */
    private boolean isPaused(Confirmed of) {
        CompanyRun run = of.run();
        String reason = pauses.reasonLately(run.company(), of.notice().channel().label(), run.on());
        if (reason != null) {
            run.tally().alarm(reason);
        }
        return reason != null;
    }

    /** Commits the intent, with the message exactly as it will be handed over; null when it must not be. */
    @Nullable
    OutgoingMessage intend(OutgoingMessage message) {
        Confirmed of = confirmed.get(message.deliveryId());
        if (!lease.held()) {
            relay.leaseLost();
        }
        if (of == null || relay.mailStopped() != null || isPaused(of)) {
            gone(message.deliveryId());
            return null;
        }
        byte[] bytes = message.bytes();
        boolean moved = commit.move(new Transition(
                of.notice().delivery(),
                DeliveryState.SENDING,
                ACTOR,
                "handing over",
                HandOver.Progress.NOT_STARTED,
                new Transition.Body(message.messageId(), Fingerprint.sha256(bytes), bytes),
                null,
                of.owner()));
        if (!moved) {
            gone(message.deliveryId());
            return null;
        }
        confirmed.put(
                message.deliveryId(), new Confirmed(of.notice(), of.run(), of.recheckedAt(), message, of.owner()));
        message.permit(new Intent(message.deliveryId(), of.run().company(), message.messageId(), of.recheckedAt()));
        return message;
    }

    /**
     * Commits the outcomes that wait for a commit.
     *
     * @throws RuntimeException when the ledger cannot be written; they are kept and tried again with the next
     */
    void flush() {
        commit.flush();
        // Without its lease nothing of it came into the ledger: what the log knows is read with the next run.
        if (lease.held() && confirmed.values().stream().allMatch(of -> of.message() == null)) {
            logs.settled();
        }
    }

    /** Notes what the hand-over came to; committed with the next intent, or within a moment. */
    void settle(OutgoingMessage message) {
        Confirmed of = gone(message.deliveryId());
        if (of == null) {
            throw new IllegalStateException("delivery " + message.deliveryId() + " was not intended");
        }
        settle(of, HandOverVerdict.of(message.handOver()), progress(message));
    }

    /** The route failed: before the intent nothing happened; after it, only a refused permit proves that nothing was sent. */
    void failed(long deliveryId, Exception problem) {
        Confirmed of = gone(deliveryId);
        if (of == null) {
            return;
        }
        String reason = Causes.inWords(problem);
        of.run().tally().alarm("notice " + of.notice().number() + " was not sent: " + reason);
        OutgoingMessage message = of.message();
        if (message == null) {
            return;
        }
        boolean untouched = problem instanceof NotPermittedException;
        HandOverVerdict verdict = untouched || message.handOver() != null
                ? HandOverVerdict.of(message.handOver())
                : new HandOverVerdict(DeliveryState.SUSPECT, reason, HandOverVerdict.Blame.NOBODY);
        settle(of, verdict, progress(message));
    }

    private void settle(Confirmed of, HandOverVerdict verdict, HandOver.@Nullable Progress progress) {
        StoredNotice notice = of.notice();
        boolean mail = notice.channel() == Channel.MAIL;
        var delivery = notice.delivery(DeliveryState.SENDING);
        Instant next = verdict.state() == DeliveryState.RETRY
                ? clock.instant()
                        .plus(verdict.waitBefore(
                                notice.attempts(), ThreadLocalRandom.current().nextDouble()))
                : null;
        commit.settle(
                new Transition(delivery, verdict.state(), ACTOR, verdict.detail(), progress, null, next, of.owner()));
        if (verdict.blame() == HandOverVerdict.Blame.ADDRESS) {
            if (mail) {
                suppressions.suppress(notice.address(), Suppressions.Reason.REFUSED, verdict.detail());
            }
            tasks.open(
                    Tasks.Kind.UNREACHABLE,
                    notice.debtor().source(),
                    notice.debtor().company(),
                    notice.debtor().number(),
                    (mail
                                    ? "the mail server refused the address: "
                                    : notice.channel().label() + " does not reach it: ")
                            + verdict.detail());
        }
        if (verdict.state() != DeliveryState.APPROVED) {
            of.run().tally().delivered(verdict.state().name());
        }
    }

    @Override
    public void close() {
        commit.close();
    }

    private static HandOver.@Nullable Progress progress(OutgoingMessage message) {
        HandOver handOver = message.handOver();
        return handOver instanceof HandOver.Broken broken ? broken.progress() : null;
    }
}
