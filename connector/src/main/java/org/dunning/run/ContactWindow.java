package org.dunning.run;

import java.time.Duration;
import java.time.Instant;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** When a debtor may be written to beside the stages of its procedure: in its dispatch window and within its caps. */
public final class ContactWindow {

    private static final Duration A_DAY = Duration.ofDays(1);

    private ContactWindow() {}

    /**
     * Null means at any time.
     *
     * @param balance by which the procedure is chosen
     * @return for a debtor at its cap one that never opens, so that the next run looks again
     */
    public static @Nullable Slot of(DebtorAccount account, Money balance, RunContext context) {
        DunningProcedure procedure =
                context.choice().choose(account.debtor(), balance).procedure();
        if (new AccountHolds(account, context, procedure.capsOrNone()).capped() != null) {
            Instant far = context.timetable().now().plus(A_DAY);
            return new Slot(far, far);
        }
        return context.timetable().next(procedure.dispatch(), account.debtor());
    }
}
