package org.dunning.check;

/** Something a user asked for cannot be done; the message is for them, complete in itself. */
final class RefusedException extends RuntimeException {

    RefusedException(String message) {
        super(message);
    }
}
