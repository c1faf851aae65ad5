package org.dunning.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commits moves of many threads together: whoever gets the lock commits for all who wait. An intent returns only after it
 * is committed; while enough of them are on their way it waits for others, so that many share a commit. An outcome does not
 * wait: it is committed with the next intents. Outcomes that could not be committed are kept, and tried again first.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST = 200;
    private static final long MOST_BYTES = 16L << 20;
    private static final long LONGEST_WAIT_MILLIS = 200;

    /** @param moved completed with the commit; null when nobody waits */
    private record Waiting(Transition transition, @Nullable CompletableFuture<Boolean> moved) {}

    private final Deliveries deliveries;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Deque<Waiting> unsettled = new ArrayDeque<>();
    private final AtomicInteger intents = new AtomicInteger();
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final int enough;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outcomes");
        thread.setDaemon(true);
        return thread;
    });

    GroupCommit(Deliveries deliveries, Ahead ahead) {
        this.deliveries = deliveries;
        this.enough = ahead.enough();
        watch.scheduleWithFixedDelay(
                this::flushQuietly, LONGEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** True when the delivery moved; false when it was not in the expected state any more. */
    boolean move(Transition transition) {
        var moved = new CompletableFuture<Boolean>();
        queue.add(new Waiting(transition, moved));
        intents.incrementAndGet();
        commitWhenItIsTime();
        try {
            return moved.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The outcome of a move: committed with the next intents, by {@link #flush()}, or within a fifth of a second. */
    void settle(Transition outcome) {
        queue.add(new Waiting(outcome, null));
        onTheirWay.decrementAndGet();
        commitWhenItIsTime();
    }

    /** Whoever finds the lock taken leaves its intent to the thread that has it, which looks again after each commit. */
    private void commitWhenItIsTime() {
        while (isTime() && lock.tryLock()) {
            try {
                if (isTime()) {
                    commitNext();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isTime() {
        return intents.get() > 0 && onTheirWay.get() <= enough;
    }

    /** Nothing is on its way: a new run begins. */
    void begin() {
        onTheirWay.set(0);
    }

    /**
     * Commits all that is left.
     *
     * @throws RuntimeException when the ledger cannot be written; the outcomes are kept
     */
    void flush() {
        lock.lock();
        try {
            while (!queue.isEmpty() || !unsettled.isEmpty()) {
                RuntimeException problem = commitNext();
                if (problem != null) {
                    throw problem;
                }
            }
        } finally {
            lock.unlock();
        }
        commitWhenItIsTime();
    }

    /** For outcomes after which no intent comes soon; what fails here is told by the flush at the end of the sending. */
    private void flushQuietly() {
        try {
            flush();
        } catch (RuntimeException e) {
            // kept, and tried again
        }
    }

    @Override
    public void close() {
        watch.shutdown();
        flushQuietly();
    }

    private @Nullable RuntimeException commitNext() {
        List<Waiting> batch = new ArrayList<>();
        long bytes = 0;
        for (Waiting next = poll(); next != null; next = batch.size() < MOST && bytes < MOST_BYTES ? poll() : null) {
            batch.add(next);
            if (next.moved() != null) {
                intents.decrementAndGet();
            }
            Transition.Body body = next.transition().body();
            bytes += body == null ? 0 : body.bytes().length;
        }
        try {
            Set<Long> moved =
                    deliveries.move(batch.stream().map(Waiting::transition).toList());
            for (Waiting waiting : batch) {
                if (waiting.moved() != null) {
                    boolean done =
                            moved.contains(waiting.transition().delivery().id());
                    if (done) {
                        onTheirWay.incrementAndGet();
                    }
                    waiting.moved().complete(done);
                }
            }
            return null;
        } catch (RuntimeException e) {
            for (Waiting waiting : batch) {
                if (waiting.moved() == null) {
                    unsettled.add(waiting);
                } else {
                    waiting.moved().completeExceptionally(e);
                }
            }
            return e;
        }
    }

    private @Nullable Waiting poll() {
        Waiting kept = unsettled.poll();
        return kept == null ? queue.poll() : kept;
    }
}
