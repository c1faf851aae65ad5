package org.dunning.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one item: the answer to "why was this not sent?".
 *
 * @param item the facts as the ERP last had them
 * @param debtor null when the ledger does not know it (any more)
 * @param firstSeen business date of the sweep that first had it
 * @param closedOn business date of the sweep that no longer had it; null while open
 * @param outcomes what the runs said, newest first
 * @param notices the notices it was in, newest first
 * @param history what happened to those notices, oldest first
 */
public record ItemFile(
        OpenItem item,
        @Nullable Debtor debtor,
        int episode,
        LocalDate firstSeen,
        @Nullable LocalDate closedOn,
        List<Told> outcomes,
        List<Noticed> notices,
        List<Happened> history) {

    /** What the runs said from one business date on; {@code until} is null while it holds. */
    public record Told(NotedOutcome outcome, LocalDate from, @Nullable LocalDate until) {}

    /**
     * A notice the item was in.
     *
     * @param priority its score with its parts; null for one without
     * @param claims what it claims on top, by kind
     * @param setOff against what a part payment is set off, in this order, and the law that says so; null: nothing does
     */
    public record Noticed(
            long number,
            LocalDate on,
            String stage,
            String total,
            @Nullable String priority,
            String state,
            @Nullable String answer,
            @Nullable String note,
            List<Claimed> claims,
            @Nullable String setOff,
            List<Reworded> words) {

        public Noticed {
            claims = List.copyOf(claims);
            words = List.copyOf(words);
        }
    }

    /**
     * Claimed on top of what a notice demands.
     *
     * @param kind interest, compensation or fee
     */
    public record Claimed(String kind, String amount) {}

    /**
     * A person changed the words of a notice.
     *
     * @param state ACTIVE, UNDONE, or LAPSED: it fits no more
     * @param original subject and own words as the template had them
     */
    public record Reworded(
            Instant at,
            String person,
            @Nullable String reason,
            String state,
            String original,
            String changed,
            @Nullable String note) {}

    /** One entry of the contact history. */
    public record Happened(Instant at, long notice, String event, String actor, String detail) {}

    public ItemFile {
        outcomes = List.copyOf(outcomes);
        notices = List.copyOf(notices);
        history = List.copyOf(history);
    }
}
