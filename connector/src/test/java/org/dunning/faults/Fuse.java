package org.dunning.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Counts the effects of one run, and from the n-th on lets none happen: whoever would cause it waits for the kill. */
final class Fuse {

    private final int at;
    private final List<String> effects = new ArrayList<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private boolean over;

    Fuse(int at) {
        this.at = at;
    }

    /** Returns when the effect may happen; throws when the process was killed before it. */
    void pass(String effect) {
        if (mayPass(effect)) {
            return;
        }
        settled.countDown();
        try {
            killed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UncheckedIOException(new java.io.IOException("killed before " + effect));
    }

    private synchronized boolean mayPass(String effect) {
        if (effects.size() < at) {
            effects.add(effect);
        }
        return effects.size() < at || over;
    }

    /** The run has ended untouched. */
    synchronized void runOver() {
        over = true;
        settled.countDown();
    }

    /** Waits until the fuse has stopped the run or the run is over. */
    boolean isSettledWithin(java.time.Duration time) throws InterruptedException {
        return settled.await(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    void processKilled() {
        killed.countDown();
    }

    /** Whether all effects happened. */
    synchronized boolean untouched() {
        return over;
    }

    /** All effects in their order; the last one did not happen, unless the run was untouched. */
    synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    @Override
    public synchronized String toString() {
        return over
                ? "untouched after " + effects.size() + " effects"
                : "killed before effect " + effects.size() + ", " + effects.get(effects.size() - 1);
    }
}
