package org.dunning.notice;

/** A notice must not leave as it is; it stays approved and is tried again with the next run. */
public final class NoticeHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeHeldException(String reason) {
        super(reason);
    }
}
