package org.dunning.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of one write-back entry.
 *
 * @param naturalKey of the entry
 * @param reason why it was rejected, in words for a person; null otherwise
 */
public record WriteBackResult(String naturalKey, Status status, @Nullable String reason) {

    /** Where an entry stands in the ERP. */
    public enum Status {
        WRITTEN,
        ALREADY_THERE,
        /** Taken by the ERP, to be confirmed by reading again. */
        ACCEPTED,
        /** By configuration the ERP is to hold nothing of it. */
        NOT_KEPT,
        REJECTED
    }

    public static WriteBackResult written(String naturalKey) {
        return new WriteBackResult(naturalKey, Status.WRITTEN, null);
    }

    public static WriteBackResult alreadyThere(String naturalKey) {
        return new WriteBackResult(naturalKey, Status.ALREADY_THERE, null);
    }

    public static WriteBackResult accepted(String naturalKey) {
        return new WriteBackResult(naturalKey, Status.ACCEPTED, null);
    }

    public static WriteBackResult notKept(String naturalKey) {
        return new WriteBackResult(naturalKey, Status.NOT_KEPT, null);
    }

    public static WriteBackResult rejected(String naturalKey, String reason) {
        return new WriteBackResult(naturalKey, Status.REJECTED, reason);
    }
}
