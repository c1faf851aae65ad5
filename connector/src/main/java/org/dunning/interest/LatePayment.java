package org.dunning.interest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * What may be claimed for late payment, by a law or a contract, as written in {@code mappings/late-payment/<name>.yaml}.
 *
 * @param source the law or the contract
 * @param statutory by law between businesses, so never towards consumers
 * @param currency of the debts it is for
 * @param debtorTypes towards whom; a debtor whose type is not known is none of them
 * @param rateTable a file of {@code mappings/rates} without its ending
 * @param margin percentage points on top of the table's rate
 * @param allocation in which order a part payment is set off against what is claimed; null where nothing says so
 * @param compensation for recovery costs per invoice: the first tier whose limit lies above its amount
 */
public record LatePayment(
        @NotBlank String name,
        @NotBlank String source,
        boolean statutory,
        @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code of ISO 4217") String currency,
        @NotEmpty List<DebtorType> debtorTypes,
        @NotBlank String rateTable,
        @DecimalMin("0") @DecimalMax("30") BigDecimal margin,
        RateMode rateMode,
        DayCount dayCount,
        InterestRounding rounding,
        @Nullable Allocation allocation,
        @Nullable List<@Valid Tier> compensation) {

    public LatePayment {
        debtorTypes = List.copyOf(debtorTypes);
        compensation = compensation == null ? List.of() : List.copyOf(compensation);
    }

    /**
     * A compensation up to a size of debt.
     *
     * @param below null in the last tier
     */
    public record Tier(@Nullable BigDecimal below, @DecimalMin("0") BigDecimal amount) {}

    public boolean isFor(@Nullable DebtorType type, String currencyCode) {
        return type != null && debtorTypes.contains(type) && currency.equals(currencyCode);
    }

    /** The compensation for one invoice of this amount; zero when the scheme has none. */
    public Money compensationFor(Money invoice) {
        List<Tier> tiers = compensation == null ? List.of() : compensation;
        return tiers.stream()
                .filter(tier -> tier.below() == null || invoice.amount().compareTo(tier.below()) < 0)
                .findFirst()
                .map(tier -> new Money(tier.amount(), invoice.currency()))
                .orElse(Money.zero(invoice.currency()));
    }
}
