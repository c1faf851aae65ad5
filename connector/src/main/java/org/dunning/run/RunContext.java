package org.dunning.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.dunning.procedure.DunningProcedure;

/**
 * What a decision takes besides the account.
 *
 * @param on the business date
 * @param promiseGraceDays calendar days a promise holds beyond the promised day
 * @param unattendedLimit per currency code: a larger notice needs a person whatever its stage
 */
public record RunContext(
        LocalDate on, DunningProcedure procedure, int promiseGraceDays, Map<String, BigDecimal> unattendedLimit) {

    public RunContext {
        unattendedLimit = Map.copyOf(unattendedLimit);
    }
}
