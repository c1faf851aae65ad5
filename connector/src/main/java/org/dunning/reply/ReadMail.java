package org.dunning.reply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read and understood.
 *
 * @param messageId with its brackets, or empty
 * @param sender the address alone, lower case
 * @param sentOn the day of the mail in its own offset, or null
 * @param refersTo the Message-IDs that it answers, or that came back within it, newest first
 * @param authenticationFailed the receiving server says that the sender is not proven (DMARC)
 */
public record ReadMail(
        Interpretation interpretation,
        String messageId,
        String sender,
        @Nullable LocalDate sentOn,
        List<String> refersTo,
        boolean authenticationFailed) {

    public boolean isBounce() {
        return interpretation.intent() == ReplyIntent.BOUNCE_HARD || interpretation.intent() == ReplyIntent.BOUNCE_SOFT;
    }
}
