package org.dunning.procedure;

import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of one currency.
 *
 * @param from the smallest that belongs to it; null without a lower end
 * @param below the smallest that no longer belongs to it; null without an upper end
 */
public record AmountBand(
        @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code of ISO 4217") String currency,
        @Nullable BigDecimal from,
        @Nullable BigDecimal below) {

    boolean holds(Money amount) {
        return amount.currency().getCurrencyCode().equals(currency)
                && (from == null || amount.amount().compareTo(from) >= 0)
                && (below == null || amount.amount().compareTo(below) < 0);
    }

    boolean isEmpty() {
        return from != null && below != null && from.compareTo(below) >= 0;
    }

    boolean meets(AmountBand other) {
        return currency.equals(other.currency) && !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(AmountBand other) {
        return below != null && other.from != null && below.compareTo(other.from) <= 0;
    }
}
