package org.dunning.erp.tryton;

import java.io.Serial;

/** Tryton did not do what was asked, or did not say whether it did; told in words for an administrator. */
final class TrytonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean inDoubt;

    private TrytonException(String message, boolean inDoubt) {
        super(message);
        this.inDoubt = inDoubt;
    }

    /** It was certainly not done. */
    static TrytonException refused(String message) {
        return new TrytonException(message, false);
    }

    /** It may have been done: the call was sent, and no answer says that it failed. */
    static TrytonException inDoubt(String message) {
        return new TrytonException(message, true);
    }

    boolean isInDoubt() {
        return inDoubt;
    }
}
