package org.dunning.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing to note in the ERP ({@code direct:erp-write-back} gets a batch). Writing it twice must change nothing:
 * {@code naturalKey} stays the same for ever.
 *
 * @param kind what to write
 * @param naturalKey unique in the ERP, at most 64 characters of A-Z a-z 0-9 . : -
 * @param at when the contact happened
 * @param on its business date
 * @param stage the dunning stage of the notice
 * @param channel such as mail
 * @param documents the documents the notice demanded
 * @param erpKeys the ERP's own keys of those items, in the same order
 * @param total what the notice demanded
 * @param text one line for the credit controller, complete in itself
 * @param day the day by which payment is promised; null for a note
 * @param stages the stage at which each of those items was demanded, in the same order; empty for one that was not
 * @param accepted how often the ERP said that it took this entry, without having carried it out
 * @param handed how often the ERP was given this entry before, as far as this ledger knows
 */
public record WriteBackEntry(
        long id,
        Kind kind,
        String naturalKey,
        String company,
        String debtorNo,
        Instant at,
        LocalDate on,
        String stage,
        String channel,
        List<String> documents,
        List<String> erpKeys,
        Money total,
        String text,
        @Nullable LocalDate day,
        List<String> stages,
        int accepted,
        int handed) {

    /** What an entry writes. */
    public enum Kind {
        /** A contact note on the debtor or its items. */
        NOTE,
        /** Payment of these items is promised for {@link #day}. */
        PROMISE_OPENED,
        /** It is promised for another {@link #day} now. */
        PROMISE_MOVED,
        /** The promise is kept, broken or withdrawn; the text says which. */
        PROMISE_CLOSED,
        /** Nobody needs to make a call any more that the ERP was told of; the text says why. */
        CALL_ENDED;

        public boolean isPromise() {
            return this == PROMISE_OPENED || this == PROMISE_MOVED || this == PROMISE_CLOSED;
        }
    }

    public WriteBackEntry {
        documents = List.copyOf(documents);
        erpKeys = List.copyOf(erpKeys);
        stages = List.copyOf(stages);
    }

    /** All of whose items were demanded at its own stage, and that the ERP was never given. */
    public WriteBackEntry(
            long id,
            Kind kind,
            String naturalKey,
            String company,
            String debtorNo,
            Instant at,
            LocalDate on,
            String stage,
            String channel,
            List<String> documents,
            List<String> erpKeys,
            Money total,
            String text,
            @Nullable LocalDate day) {
        this(
                id,
                kind,
                naturalKey,
                company,
                debtorNo,
                at,
                on,
                stage,
                channel,
                documents,
                erpKeys,
                total,
                text,
                day,
                Collections.nCopies(erpKeys.size(), stage),
                0,
                0);
    }

    WriteBackEntry handedBefore() {
        return new WriteBackEntry(
                id,
                kind,
                naturalKey,
                company,
                debtorNo,
                at,
                on,
                stage,
                channel,
                documents,
                erpKeys,
                total,
                text,
                day,
                stages,
                accepted,
                handed + 1);
    }

    /** Whether it tells that a person is to call the debtor. */
    public boolean asksForCall() {
        return kind == Kind.NOTE && channel.equals(Channel.CALL.label()) && ContactKey.is(naturalKey);
    }

    /** What the events of one promise or call share: their natural keys are this, a colon, and what happened. */
    public String subject() {
        if (asksForCall()) {
            return ContactKey.call(ContactKey.token(naturalKey));
        }
        int colon = naturalKey.lastIndexOf(':');
        return colon < 0 ? naturalKey : naturalKey.substring(0, colon);
    }
}
