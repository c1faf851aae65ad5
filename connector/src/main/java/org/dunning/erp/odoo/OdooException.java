package org.dunning.erp.odoo;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Odoo did not do what was asked, or did not say whether it did; told in words for an administrator. */
final class OdooException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final @Nullable Duration wait;

    /** What can be made of it. */
    enum Kind {
        /** The key is unknown, revoked or has ended. */
        KEY,
        /** The login may not do this. */
        DENIED,
        /** A record of the call is not there any more; nothing was done. */
        GONE,
        /** Certainly not done, and asking again will not help. */
        REFUSED,
        /** Certainly not done; asking again later may help. */
        BUSY,
        /** It may have been done: the call was sent, and no answer tells. */
        IN_DOUBT
    }

    OdooException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** @param wait how long Odoo asks to be left alone; null when it does not say */
    OdooException(Kind kind, String message, @Nullable Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    /** The same question may get an answer another time. */
    boolean isPassing() {
        return kind == Kind.BUSY || kind == Kind.IN_DOUBT;
    }

    @Nullable
    Duration askedToWait() {
        return wait;
    }
}
