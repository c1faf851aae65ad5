package org.dunning.channel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Hands notices over to an SMTP relay, over at most {@code dunning.mail.connections} connections that stay open between
 * messages.
 */
final class SmtpSender extends NoticeSender implements ApplicationListener<ContextClosedEvent>, AutoCloseable {

    private final SmtpConnections connections;
    private final Semaphore free;
    private final Duration stopWithin;

    /** @param stopWithin how long the hand-overs may go on after the connector was told to stop */
    SmtpSender(MailProperties mail, PermitRule permit, Duration stopWithin) {
        this(mail, permit, SmtpTimeouts.USUAL, null, stopWithin);
    }

    /** @param trust who is trusted instead of whom the Java runtime trusts */
    SmtpSender(MailProperties mail, PermitRule permit, SmtpTimeouts timeouts, @Nullable SSLSocketFactory trust) {
        this(mail, permit, timeouts, trust, timeouts.read());
    }

    private SmtpSender(
            MailProperties mail,
            PermitRule permit,
            SmtpTimeouts timeouts,
            @Nullable SSLSocketFactory trust,
            Duration stopWithin) {
        super(permit);
        this.stopWithin = stopWithin;
        this.connections = new SmtpConnections(mail, timeouts, trust);
        // Whoever is running takes a free connection: waking the one that waits longest leaves it idle meanwhile.
        this.free = new Semaphore(mail.connections());
    }

    @Override
    @Nullable
    HandOver handOver(NoticeMessage notice) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(Progress.NOT_STARTED, "the connector is shutting down");
        }
        try {
            // Much may have happened while it waited for a connection.
            if (permit().mailStopped()) {
                return null;
            }
            permit().check(notice);
            return permit().answered(notice, overKeptOrFresh(notice));
        } finally {
            free.release();
        }
    }

    private HandOver overKeptOrFresh(NoticeMessage notice) {
        SmtpDialogue kept = connections.takeKept();
        if (kept == null) {
            return overFresh(notice);
        }
        HandOver outcome = over(kept, notice);
        // A server may close a kept connection at any time. Nothing of the message went out: say it anew, once.
        return kept.answered() ? outcome : overFresh(notice);
    }

    private HandOver overFresh(NoticeMessage notice) {
        SmtpDialogue fresh = connections.fresh();
        HandOver problem = fresh.begin();
        return problem == null ? over(fresh, notice) : problem;
    }

    private HandOver over(SmtpDialogue dialogue, NoticeMessage notice) {
        try {
            return dialogue.handOver(notice, permit());
        } finally {
            connections.keep(dialogue);
        }
    }

    /** The connector stops: hand-overs may end, but a server that is silent for minutes does not hold it up. */
    @Override
    public void onApplicationEvent(ContextClosedEvent stopping) {
        connections.after(stopWithin, connections::breakOff);
    }

    @Override
    public void close() {
        connections.close();
    }
}
