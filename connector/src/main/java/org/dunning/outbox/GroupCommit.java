package org.dunning.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commits moves of many threads together: whoever gets the lock commits for all who wait. Each caller returns only after
 * its own move is committed, so nothing is promised earlier than with a commit of its own.
 */
final class GroupCommit {

    private static final int MOST = 100;

    private record Waiting(Transition transition, CompletableFuture<Boolean> moved) {}

    private final Deliveries deliveries;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    GroupCommit(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** True when the delivery moved; false when it was not in the expected state any more. */
    boolean move(Transition transition) {
        var waiting = new Waiting(transition, new CompletableFuture<>());
        queue.add(waiting);
        lock.lock();
        try {
            while (!waiting.moved().isDone()) {
                commitNext();
            }
        } finally {
            lock.unlock();
        }
        try {
            return waiting.moved().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void commitNext() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < MOST ? queue.poll() : null) {
            batch.add(next);
        }
        try {
            Set<Long> moved =
                    deliveries.move(batch.stream().map(Waiting::transition).toList());
            batch.forEach(waiting -> waiting.moved()
                    .complete(moved.contains(waiting.transition().delivery().id())));
        } catch (RuntimeException e) {
            batch.forEach(waiting -> waiting.moved().completeExceptionally(e));
        }
    }
}
