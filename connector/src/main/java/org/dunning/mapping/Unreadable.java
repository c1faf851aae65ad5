package org.dunning.mapping;

/** A value of a record cannot be used. The reason is for a person and holds no personal data. */
final class Unreadable extends RuntimeException {

    private final transient Field field;
    private final String reason;

    Unreadable(Field field, String reason) {
        // A bad table has many of these: no stack trace, and nobody catches it far away.
        super(reason, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    Field field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
