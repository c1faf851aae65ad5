package org.dunning.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.Intent;
import org.dunning.outbox.LastHop;
import org.dunning.outbox.NotPermittedException;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a notice leaves, whatever the routes say: its intent is committed, the ERP was asked lately, no other
 * process has taken over, and no person has paused sending.
 *
 * @param maxAge how long ago the ERP may have been asked
 */
record PermitRule(Clock clock, Duration maxAge, BooleanSupplier leaseHeld, Pauses pauses, LastHop lastHop) {

    /** Why nothing of a company leaves through a channel on a date; null when nothing stops it. */
    interface Pauses {

        @Nullable
        String reason(String company, String channel, LocalDate on);
    }

    /**
     * Hands a message over, at its first time.
     *
     * @throws NotPermittedException when the rule does not hold, or at the second time; nothing was sent
     */
    <M extends Permitted> void once(M message, Function<M, HandOver> channel) {
        check(message);
        message.passage().once(() -> channel.apply(message));
    }

    /** Whether no mail leaves any more, whatever was intended. */
    boolean mailStopped() {
        return lastHop.mailStopped() != null;
    }

    /** Why nothing more goes by its channel in this run; null while it does. */
    @Nullable
    String rests(Permitted message) {
        return lastHop.rests(message.channel());
    }

    /**
     * From here on it may arrive.
     *
     * @throws NotPermittedException when that could not be noted: it must not leave
     */
    void leaves(Permitted message) {
        lastHop.leaves(message.deliveryId());
    }

    /** What came of it: told before the next message takes its place. */
    HandOver answered(Permitted message, HandOver outcome) {
        lastHop.answered(message.deliveryId(), message.channel(), outcome);
        return outcome;
    }

    /** @throws NotPermittedException when it does not hold */
    void check(Permitted message) {
        @Nullable Intent intent = message.passage().intent();
        if (intent == null) {
            throw new NotPermittedException(
                    "delivery " + message.deliveryId() + " has no committed intent; nothing was sent");
        }
        if (!leaseHeld.getAsBoolean()) {
            throw new NotPermittedException("delivery " + message.deliveryId()
                    + " is another process's by now: this one was away for longer than its lease; nothing was sent");
        }
        String paused = pauses.reason(intent.company(), message.channel().label(), message.businessDate());
        if (paused != null) {
            throw new NotPermittedException(paused);
        }
        if (intent.recheckedAt().plus(maxAge).isBefore(clock.instant())) {
            throw new NotPermittedException("delivery " + message.deliveryId() + " was last checked in the ERP at "
                    + intent.recheckedAt() + ", longer ago than " + maxAge.toSeconds() + " s; nothing was sent");
        }
    }
}
