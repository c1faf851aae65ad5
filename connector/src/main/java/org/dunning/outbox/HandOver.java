package org.dunning.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the hand-over of one message to its channel came to. */
public sealed interface HandOver {

    /** The channel took the message: SMTP 250 after the final dot, or the file is complete in its folder. */
    record Accepted(String answer) implements HandOver {}

    /** A definite refusal with an SMTP reply code (RFC 5321 4.2), at the step where it came. */
    record Refused(int code, String answer, Step step) implements HandOver {}

    /** The connection failed; how far the body had gone decides whether the message can have arrived. */
    record Broken(Progress progress, String problem) implements HandOver {}

    /**
     * A channel other than mail refused it, in words.
     *
     * @param after how long it asks us to wait; null when it does not say
     */
    record Declined(Why why, String answer, @Nullable Duration after) implements HandOver {

        public Declined(Why why, String answer) {
            this(why, answer, null);
        }
    }

    /** Why a channel other than mail refused. */
    enum Why {
        /** It may take it later: too many at once, or out of order. */
        LATER,
        /** The debtor's number or address is wrong. */
        ADDRESS,
        /** It refuses our login, whatever we send. */
        LOGIN,
        /** It does not take such a message. */
        OURS
    }

    /** Where in the dialogue a refusal came. */
    enum Step {
        CONNECT,
        AUTHENTICATE,
        SENDER,
        RECIPIENT,
        DATA,
        FINAL_DOT
    }

    /** How far the body of the message had gone. Only WRITTEN can have arrived. */
    enum Progress {
        NOT_STARTED,
        STARTED,
        WRITTEN
    }
}
