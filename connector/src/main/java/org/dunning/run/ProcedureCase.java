package org.dunning.run;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.dunning.procedure.Approval;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.ItemFlag;
import org.jspecify.annotations.Nullable;

/** One example in {@code mappings/procedures/<name>.cases.yaml}: an account with one item, and what is decided for it. */
record ProcedureCase(@NotBlank String name, Given given, Expect expect) {

    /**
     * The facts. Days count back from the business date; negative ones lie ahead of it.
     *
     * @param daysOverdue since the due date; null for an item without one
     * @param residual what is open, such as {@code 100.00 EUR}, which is also the default
     * @param lastStage the stage of the last notice of this item
     * @param timesServed how often the last stage was served, where it repeats; default 1
     * @param daysSinceLastNotice to the debtor, of any item
     * @param flags what the ERP says of the item
     * @param debtorBlocked the ERP's reason
     * @param debtorStopped why dunning has ended
     * @param promisedInDays the debtor promised to pay in so many days
     * @param reachable false for a debtor without an address; default true
     * @param credit unallocated money of the debtor in the same currency, such as {@code 40.00 EUR}
     * @param erpLevel the dunning level that the ERP has stored
     * @param country the debtor's
     * @param segment the debtor's
     */
    record Given(
            @Nullable Integer daysOverdue,
            @Nullable String residual,
            @Nullable String lastStage,
            @Nullable Integer timesServed,
            @Nullable Integer daysSinceLastNotice,
            @Nullable List<ItemFlag> flags,
            @Nullable String debtorBlocked,
            @Nullable String debtorStopped,
            @Nullable Integer promisedInDays,
            @Nullable Boolean reachable,
            @Nullable String credit,
            @Nullable Integer erpLevel,
            @Nullable String country,
            @Nullable String segment,
            @Nullable DebtorType debtorType) {}

    /**
     * What is not mentioned is not compared.
     *
     * @param outcome a code of {@link Outcome}
     */
    record Expect(@NotBlank String outcome, @Nullable String stage, @Nullable Approval approval) {}
}
