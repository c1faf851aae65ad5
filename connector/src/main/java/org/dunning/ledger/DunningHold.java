package org.dunning.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A debtor or a document that our own people keep from being dunned. One whose last day has passed still holds: a person
 * reviews it, so that nothing is sent because a date went by. What only waits for the ERP, or for the debtor after an answer, ends
 * by itself.
 *
 * @param until the last day it holds; null without end
 */
public record DunningHold(Kind kind, String owner, String reason, @Nullable LocalDate until) {

    /** Why it holds. */
    public enum Kind {
        /** Left alone for a while. */
        BLOCK("held"),
        /** The debtor contests it. */
        DISPUTE("disputed, noted"),
        /** Dunning has ended for good: insolvent, with an agency or a lawyer. */
        STOP("ended"),
        /** The debtor says it has paid; the ERP will tell. */
        CLAIM("said to be paid, noted"),
        /** The debtor has asked something, and a person has not answered yet. */
        QUESTION("left alone while a question is open, noted"),
        /** A person has answered, and the debtor gets time to act on it. */
        ANSWERED("left alone after an answer");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }
    }

    /** Its last day has passed and nobody has released or extended it. */
    public boolean isEnded(LocalDate on) {
        return until != null && on.isAfter(until);
    }

    /** It has ended by itself and holds nothing any more. */
    public boolean isOver(LocalDate on) {
        return (kind == Kind.CLAIM || kind == Kind.ANSWERED) && isEnded(on);
    }

    /** For a credit controller. */
    public String inWords(LocalDate on) {
        String words = kind.inWords + " by " + owner + (until == null ? "" : " until " + until) + ": " + reason;
        return isEnded(on) ? words + "; that day has passed, so a person releases it or sets a new end" : words;
    }
}
