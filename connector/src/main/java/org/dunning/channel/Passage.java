package org.dunning.channel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.jspecify.annotations.Nullable;

/** The way of one message out of the house, through whichever channel: open to the intent for it, and once. */
final class Passage {

    private final long deliveryId;
    private final String messageId;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Intent intent;
    private volatile @Nullable HandOver handOver;

    Passage(long deliveryId, String messageId) {
        this.deliveryId = deliveryId;
        this.messageId = messageId;
    }

    /** @throws IllegalArgumentException when the intent is for another message */
    void permit(Intent committed) {
        if (committed.deliveryId() != deliveryId || !committed.messageId().equals(messageId)) {
            throw new IllegalArgumentException(
                    "the intent for " + committed.messageId() + " does not permit " + messageId);
        }
        intent = committed;
    }

    /** Null while the outbox has permitted nothing. */
    @Nullable
    Intent intent() {
        return intent;
    }

    /** @throws NotPermittedException at the second time */
    void once(Supplier<HandOver> handing) {
        if (!begun.compareAndSet(false, true)) {
            throw new NotPermittedException("delivery " + deliveryId + " was handed over already; it goes out once");
        }
        handOver = handing.get();
    }

    /** What it came to; null while it was not tried. */
    @Nullable
    HandOver handOver() {
        return handOver;
    }
}
