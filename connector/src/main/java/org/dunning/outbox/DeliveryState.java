package org.dunning.outbox;

import java.util.EnumSet;
import java.util.Set;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Waits for a person, or for a run that may send. */
    PROPOSED,
    /** May be sent. */
    APPROVED,
    /** Its intent is committed and the hand-over is going on. */
    SENDING,
    /** The channel took it. */
    SENT,
    /** Surely not delivered; tried again later with the same Message-ID. */
    RETRY,
    /** Refused for good; its stage is released. */
    FAILED,
    /** Handed over without an answer: nobody can know yet. Never sent again by itself. */
    SUSPECT,
    /** Taken back before it was sent; its stage is released. */
    WITHDRAWN,
    /** Came back after it was sent; its stage is released. */
    BOUNCED;

    private static final Set<DeliveryState> RELEASING = EnumSet.of(FAILED, WITHDRAWN, BOUNCED);

    /** The stage of its items was not served after all. */
    public boolean releasesClaims() {
        return RELEASING.contains(this);
    }

    /** Nothing of it has been handed over or tried yet. */
    boolean waits() {
        return this == PROPOSED || this == APPROVED;
    }

    /** Nothing of it has arrived, and it may go out by itself. */
    boolean isStillToLeave() {
        return waits() || this == RETRY;
    }

    boolean mayBecome(DeliveryState next) {
        return switch (this) {
            case PROPOSED -> next == APPROVED || next == WITHDRAWN;
            case APPROVED, RETRY -> next == SENDING || next == WITHDRAWN || next == PROPOSED;
            case SENDING -> next == SENT || next == RETRY || next == FAILED || next == SUSPECT || next == APPROVED;
            case SUSPECT -> next == SENT || next == RETRY || next == FAILED || next == WITHDRAWN;
            case SENT -> next == BOUNCED;
            case FAILED, WITHDRAWN, BOUNCED -> false;
        };
    }
}
