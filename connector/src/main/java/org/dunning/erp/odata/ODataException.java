package org.dunning.erp.odata;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server did not do what was asked, or did not say whether it did; told in words for an administrator. */
public final class ODataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final @Nullable Duration wait;

    /** What can be made of it. */
    public enum Kind {
        /** The login was not accepted. */
        LOGIN,
        /** The login may not do this. */
        DENIED,
        /** Somebody else changed the row since it was read; nothing was done. */
        CONFLICT,
        /** There is no such row, or no such service. */
        GONE,
        /** Certainly not done, and asking again will not help. */
        REFUSED,
        /** Certainly not done; asking again later may help. */
        BUSY,
        /** It may have been done: it was sent, and no answer tells. */
        IN_DOUBT
    }

    public ODataException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** @param wait how long the server asks to be left alone; null when it does not say */
    public ODataException(Kind kind, String message, @Nullable Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    public boolean is(Kind asked) {
        return kind == asked;
    }

    boolean isBusy() {
        return kind == Kind.BUSY;
    }

    @Nullable
    Duration askedToWait() {
        return wait;
    }
}
