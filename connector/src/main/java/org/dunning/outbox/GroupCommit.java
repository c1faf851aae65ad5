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
 * is committed. An outcome does not wait: it is committed with the next intent, and always before a later one of its
 * thread, so a process that is killed leaves at most one hand-over of each connection unsettled. Outcomes that could not be
 * committed are kept, and tried again first.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST = 200;
    private static final long LONGEST_WAIT_MILLIS = 200;

    /** @param moved completed with the commit; null when nobody waits */
    private record Waiting(Transition transition, @Nullable CompletableFuture<Boolean> moved) {}

    private final Deliveries deliveries;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Deque<Waiting> unsettled = new ArrayDeque<>();
    private final AtomicInteger intents = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outcomes");
        thread.setDaemon(true);
        return thread;
    });

    GroupCommit(Deliveries deliveries) {
        this.deliveries = deliveries;
        watch.scheduleWithFixedDelay(
                this::flushQuietly, LONGEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** True when the delivery moved; false when it was not in the expected state any more. */
    boolean move(Transition transition) {
        var moved = new CompletableFuture<Boolean>();
        queue.add(new Waiting(transition, moved));
        intents.incrementAndGet();
        // Whoever finds the lock taken leaves its intent to the thread that has it, which looks again after each
        // commit.
        while (intents.get() > 0 && lock.tryLock()) {
            try {
                if (intents.get() > 0) {
                    commitNext();
                }
            } finally {
                lock.unlock();
            }
        }
        try {
            return moved.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Committed with the next intent, by {@link #flush()}, or within a fifth of a second. */
    void settle(Transition outcome) {
        queue.add(new Waiting(outcome, null));
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
        for (Waiting next = poll(); next != null; next = batch.size() < MOST ? poll() : null) {
            batch.add(next);
            if (next.moved() != null) {
                intents.decrementAndGet();
            }
        }
        try {
            Set<Long> moved =
                    deliveries.move(batch.stream().map(Waiting::transition).toList());
            for (Waiting waiting : batch) {
                if (waiting.moved() != null) {
                    waiting.moved()
                            .complete(moved.contains(
                                    waiting.transition().delivery().id()));
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
