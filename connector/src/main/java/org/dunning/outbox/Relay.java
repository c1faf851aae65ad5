package org.dunning.outbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dunning.receivable.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether handing over makes sense: it stops when the relay refuses us, or cannot be reached several times in a row. */
@Component
class Relay implements LastHop {

    private static final int MOST_FAILURES = 5;

    private final HandOverLogs logs;
    private final AtomicInteger failures = new AtomicInteger();
    private final RestingChannels others = new RestingChannels();
    private volatile @Nullable String stopped;
    private volatile boolean ending;
    private volatile boolean failed;

    Relay(HandOverLogs logs) {
        this.logs = logs;
    }

    @Override
    public @Nullable String mailStopped() {
        return stopped;
    }

    @Override
    public void leaves(long deliveryId) {
        logs.gone(deliveryId);
    }

    @Override
    public void answered(long deliveryId, Channel channel, HandOver handOver) {
        HandOverVerdict verdict = HandOverVerdict.of(handOver);
        logs.answered(deliveryId, verdict);
        if (channel == Channel.MAIL) {
            observe(verdict);
        } else {
            others.observe(channel, verdict);
        }
    }

    /** Whether it stopped because the relay refused us or could not be reached. */
    boolean failed() {
        return failed;
    }

    @Override
    public @Nullable String rests(Channel channel) {
        return others.why(channel);
    }

    /** Why channels other than mail are asked no more in this run. */
    List<String> resting() {
        return others.all();
    }

    void reset() {
        failed = false;
        others.reset();
        if (!ending) {
            failures.set(0);
            stopped = null;
        }
    }

    /** The connector is told to stop: what is not handed over yet waits for the next run. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ending = true;
        stopped = "the connector was told to stop; what is left goes out with the next run";
    }

    /** The process was paused, or could not reach its ledger: another one may have taken over. */
    void leaseLost() {
        stopped = "sending stopped: this process was away for longer than its lease, and another may have taken over;"
                + " what is left goes out with the next run";
    }

    private void observe(HandOverVerdict verdict) {
        if (ending) {
            return;
        }
        switch (verdict.blame()) {
            case OUR_SETTINGS -> {
                failed = true;
                stopped = "sending stopped, the mail server refuses us (" + verdict.detail()
                        + "); mend dunning.mail and run again";
            }
            case CONNECTION -> {
                if (failures.incrementAndGet() >= MOST_FAILURES) {
                    failed = true;
                    stopped = "sending stopped after " + MOST_FAILURES + " failed connections (" + verdict.detail()
                            + "); what was tried is tried again in a few minutes at the earliest, the rest with the"
                            + " next run";
                }
            }
            case NOBODY, ADDRESS -> failures.set(0);
        }
    }
}
