package org.dunning.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amounts above which a notice needs people, whatever its stage.
 *
 * @param onePersonAbove per currency code
 * @param twoPeopleAbove per currency code: two different people must agree
 * @param validDays calendar days an approval holds; after them the notice is proposed anew
 */
public record ApprovalLimits(
        @Nullable Map<String, BigDecimal> onePersonAbove,
        @Nullable Map<String, BigDecimal> twoPeopleAbove,
        @Nullable @Min(1) @Max(90) Integer validDays) {

    /** Long enough for a week of absence, short enough that the facts are still those that were approved. */
    public static final int USUAL_VALID_DAYS = 7;

    static final ApprovalLimits NONE = new ApprovalLimits(null, null, null);

    public ApprovalLimits {
        onePersonAbove = onePersonAbove == null ? Map.of() : Map.copyOf(onePersonAbove);
        twoPeopleAbove = twoPeopleAbove == null ? Map.of() : Map.copyOf(twoPeopleAbove);
    }

    public @Nullable BigDecimal onePersonAbove(String currency) {
        return onePersonAbove == null ? null : onePersonAbove.get(currency);
    }

    public @Nullable BigDecimal twoPeopleAbove(String currency) {
        return twoPeopleAbove == null ? null : twoPeopleAbove.get(currency);
    }

    public int validDaysOrUsual() {
        return validDays == null ? USUAL_VALID_DAYS : validDays;
    }
}
