package org.dunning.channel;

import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Hands notices over to an SMTP relay, over at most {@code dunning.mail.connections} connections that stay open between
 * messages.
 */
final class SmtpSender extends NoticeSender implements AutoCloseable {

    private final SmtpConnections connections;
    private final Semaphore free;

    SmtpSender(MailProperties mail, PermitRule permit) {
        this(mail, permit, SmtpTimeouts.USUAL, null);
    }

    /** @param trust who is trusted instead of whom the Java runtime trusts */
    SmtpSender(MailProperties mail, PermitRule permit, SmtpTimeouts timeouts, @Nullable SSLSocketFactory trust) {
        super(permit);
        this.connections = new SmtpConnections(mail, timeouts, trust);
        this.free = new Semaphore(mail.connections(), true);
    }

    @Override
    HandOver handOver(NoticeMessage notice) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(Progress.NOT_STARTED, "the connector is shutting down");
        }
        try {
            return overKeptOrFresh(notice);
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

    @Override
    public void close() {
        connections.close();
    }
}
