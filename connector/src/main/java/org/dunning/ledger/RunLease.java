package org.dunning.ledger;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The right to sweep and send, held by one process at a time. It lasts 30 seconds of the database's time and is renewed
 * every 10. A process that was paused cannot know whether another has taken over, so it believes in its lease for 25
 * seconds of its own monotonic clock only, counted from before it asked.
 */
@Component
public class RunLease implements AutoCloseable {

    private static final Duration BELIEVED = Duration.ofSeconds(25);
    private static final long RENEWAL_SECONDS = 10;
    private static final String UNTIL = "current_timestamp + interval '30' second";

    private final Ledger ledger;
    private final LongSupplier nanos;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "run-lease");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Held held;

    /** @param believedUntil in nanoseconds of our own clock */
    private record Held(String name, String owner, long believedUntil) {}

    @Autowired
    RunLease(Ledger ledger) {
        this(ledger, System::nanoTime);
        if (!ledger.isShared()) {
            // Nobody else can have an H2 file open: what is left there is of a process that has ended.
            ledger.commit(() -> ledger.sql("delete from run_lease").update());
        }
        heartbeat.scheduleWithFixedDelay(this::renewQuietly, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
    }

    RunLease(Ledger ledger, LongSupplier nanos) {
        this.ledger = ledger;
        this.nanos = nanos;
    }

    /** True when nobody runs this ERP's companies, in this process or another: it is ours until {@link #release}. */
    public synchronized boolean take(String source) {
        long asked = nanos.getAsLong();
        String name = "run " + source;
        String owner = UUID.randomUUID().toString();
        boolean taken = takenOver(name, owner) || inserted(name, owner);
        if (taken) {
            held = new Held(name, owner, asked + BELIEVED.toNanos());
        }
        return taken;
    }

    /** Whether it is surely still ours. */
    public boolean held() {
        Held now = held;
        return now != null && nanos.getAsLong() - now.believedUntil() < 0;
    }

    /** Who we are while we hold it; what we begin carries this name. */
    public String owner() {
        Held now = held;
        return now == null ? "nobody" : now.owner();
    }

    /** Lets the next one in. */
    public synchronized void release() {
        Held now = held;
        held = null;
        if (now != null) {
            ledger.commit(() -> ledger.sql("update run_lease set until = current_timestamp - interval '1' second"
                            + " where name = :name and owner = :owner")
                    .param("name", now.name())
                    .param("owner", now.owner())
                    .update());
        }
    }

    /** Renews what is held; it is lost when another process has it. */
    synchronized void renew() {
        Held now = held;
        if (now == null) {
            return;
        }
        long asked = nanos.getAsLong();
        int renewed = ledger.commit(
                () -> ledger.sql("update run_lease set until = " + UNTIL + " where name = :name and owner = :owner")
                        .param("name", now.name())
                        .param("owner", now.owner())
                        .update());
        held = renewed == 1 ? new Held(now.name(), now.owner(), asked + BELIEVED.toNanos()) : null;
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (RuntimeException e) {
            // The ledger cannot be reached: after 25 seconds we do not believe in our lease any more.
        }
    }

    private boolean takenOver(String name, String owner) {
        return ledger.commit(() -> ledger.sql("update run_lease set owner = :owner, until = " + UNTIL
                                + " where name = :name and until < current_timestamp")
                        .param("owner", owner)
                        .param("name", name)
                        .update())
                == 1;
    }

    /** False when there is one that has not run out. */
    private boolean inserted(String name, String owner) {
        try {
            ledger.commit(
                    () -> ledger.sql("insert into run_lease (name, owner, until) values (:name, :owner, " + UNTIL + ")")
                            .param("name", name)
                            .param("owner", owner)
                            .update());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public void close() {
        heartbeat.shutdown();
        release();
    }
}
