package org.dunning.admin;

/** An operation that was not carried out; the message is for the person who asked. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
