package org.dunning.outbox;

import java.time.Instant;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;

/**
 * One move of one delivery, with what is noted about it.
 *
 * @param delivery the delivery's facts that the move needs
 * @param to the next state
 * @param actor the person, or the part of the connector
 * @param detail one line for the contact history
 * @param progress how far the body had gone, where that is known
 * @param body the message exactly as it will be handed over; only for SENDING
 * @param owner the run that hands it over; null when somebody else moves it
 * @param nextAttempt when to try again; only for RETRY
 */
record Transition(
        Delivery delivery,
        DeliveryState to,
        String actor,
        String detail,
        HandOver.@Nullable Progress progress,
        @Nullable Body body,
        @Nullable Instant nextAttempt,
        @Nullable String owner) {

    /** What a transition must know of its delivery. */
    record Delivery(
            long id,
            long noticeId,
            DebtorKey debtor,
            String token,
            DeliveryState state,
            int attempts,
            boolean endsDunning) {}

    /** A message as it will be handed over. */
    record Body(String messageId, String sha256, byte[] bytes) {}

    static Transition of(Delivery delivery, DeliveryState to, String actor, String detail) {
        return new Transition(delivery, to, actor, detail, null, null, null, null);
    }
}
