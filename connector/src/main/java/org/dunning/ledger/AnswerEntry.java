package org.dunning.ledger;

import java.time.LocalDate;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a debtor leaves in the ERP.
 *
 * @param naturalKey unique and lasting; for a promise its subject, a colon and what happened
 * @param notice that it answers, or null
 * @param on the business date
 * @param total what it is about
 * @param text one line for the credit controller
 * @param day by which payment is promised; null for anything but a promise that is opened or moved
 */
public record AnswerEntry(
        String naturalKey,
        WriteBackEntry.Kind kind,
        DebtorKey debtor,
        @Nullable Long notice,
        LocalDate on,
        Money total,
        String text,
        @Nullable LocalDate day) {}
