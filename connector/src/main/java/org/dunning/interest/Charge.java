package org.dunning.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money claimed in a notice on top of what it demands.
 *
 * @param document whose it is; null for the notice's own fee
 * @param period the days and the rate of interest; null for the others
 */
public record Charge(Kind kind, @Nullable String document, Money amount, @Nullable Period period) {

    /** What it is claimed for. */
    public enum Kind {
        INTEREST,
        COMPENSATION,
        FEE
    }

    /**
     * A stretch of one rate.
     *
     * @param rate per cent a year
     */
    public record Period(LocalDate from, LocalDate until, long days, BigDecimal rate) {}
}
