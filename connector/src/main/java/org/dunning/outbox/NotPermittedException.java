package org.dunning.outbox;

/** A channel refused to hand a message over, and touched nothing: it has no intent, or its recheck is too old. */
public final class NotPermittedException extends RuntimeException {

    public NotPermittedException(String reason) {
        super(reason);
    }
}
