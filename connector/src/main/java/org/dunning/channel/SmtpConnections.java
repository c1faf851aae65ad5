package org.dunning.channel;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The connections to the relay that are open and have nothing to do, for the next message within the idle time. */
final class SmtpConnections implements AutoCloseable {

    private record Kept(SmtpDialogue dialogue, long since) {}

    private final MailProperties mail;
    private final Duration longestIdle;
    private final Session session;
    private final PromptSocketFactory sockets = new PromptSocketFactory();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
        var thread = new Thread(task, "smtp-watch");
        thread.setDaemon(true);
        return thread;
    });

    SmtpConnections(MailProperties mail, SmtpTimeouts timeouts, @Nullable SSLSocketFactory trust) {
        this.mail = mail;
        this.longestIdle = timeouts.idle();
        this.session = SmtpSettings.session(mail, timeouts, trust, watch, sockets);
        watch.setRemoveOnCancelPolicy(true);
        long pause = Math.max(1, longestIdle.toMillis());
        watch.scheduleWithFixedDelay(() -> hangUp(outworn()), pause, pause, TimeUnit.MILLISECONDS);
    }

    /** One that has not begun. */
    SmtpDialogue fresh() {
        return new SmtpDialogue(session, mail);
    }

    /** The one used last, or null when none is kept. */
    @Nullable
    SmtpDialogue takeKept() {
        hangUp(outworn());
        synchronized (kept) {
            Kept newest = kept.pollLast();
            return newest == null ? null : newest.dialogue;
        }
    }

    /** Keeps it for the next message if it is still open. */
    void keep(SmtpDialogue dialogue) {
        if (dialogue.isOpen()) {
            synchronized (kept) {
                kept.addLast(new Kept(dialogue, System.nanoTime()));
            }
        }
    }

    private List<Kept> outworn() {
        List<Kept> outworn = new ArrayList<>();
        synchronized (kept) {
            while (!kept.isEmpty() && System.nanoTime() - kept.getFirst().since > longestIdle.toNanos()) {
                outworn.add(kept.pollFirst());
            }
        }
        return outworn;
    }

    private static void hangUp(List<Kept> connections) {
        connections.forEach(connection -> connection.dialogue.hangUp());
    }

    void after(Duration wait, Runnable task) {
        watch.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Breaks off what is still going on: each message learns how far it had come. */
    void breakOff() {
        sockets.stop();
    }

    @Override
    public void close() {
        watch.shutdown();
        synchronized (kept) {
            hangUp(List.copyOf(kept));
            kept.clear();
        }
    }
}
