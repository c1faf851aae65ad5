package org.dunning.run;

import java.time.LocalDate;
import org.dunning.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ERP's bank entries are new enough to know who has paid.
 *
 * @param mostDays working days; null: not asked
 */
record CashFreshness(@Nullable Integer mostDays, WorkingDays calendar) {

    /** Why nothing may be sent; null when it may. */
    @Nullable
    String stale(@Nullable LocalDate newestBankEntry, LocalDate on) {
        if (mostDays == null) {
            return null;
        }
        if (newestBankEntry == null) {
            return "the ERP does not tell its newest bank entry; give the mapping a query for it, or unset"
                    + " dunning.run.bank-entries-max-working-days";
        }
        return calendar.passed(newestBankEntry, on) > mostDays
                ? "the newest bank entry is of " + newestBankEntry + ", more than " + mostDays
                        + " working days ago, so nobody can know who has paid"
                : null;
    }
}
