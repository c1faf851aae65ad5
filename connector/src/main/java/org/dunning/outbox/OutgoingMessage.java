package org.dunning.outbox;

import org.jspecify.annotations.Nullable;

/** A message on its way from the outbox through a channel; one hand-over, then it is done. */
public interface OutgoingMessage {

    long deliveryId();

    /** With its angle brackets, the same for every attempt of this delivery. */
    String messageId();

    /** Exactly what will be handed over. */
    byte[] bytes();

    /** Called by the outbox once the intent is committed. */
    void permit(Intent intent);

    /** What the hand-over came to; null while it was not tried. */
    @Nullable
    HandOver handOver();
}
