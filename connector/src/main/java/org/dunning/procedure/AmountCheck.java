package org.dunning.procedure;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses amounts of unknown currencies, negative ones, and limits that contradict each other. */
record AmountCheck(DunningProcedure procedure, Refusal problems) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    void run() {
        Map<String, BigDecimal> minimums = given(procedure.minimumAmount());
        checkAmounts("/minimum-amount", minimums);
        for (int i = 0; i < procedure.stages().size(); i++) {
            String at = "/stages/" + i + "/minimum-amount";
            Map<String, BigDecimal> own = given(procedure.stages().get(i).minimumAmount());
            checkAmounts(at, own);
            own.forEach((currency, amount) -> {
                BigDecimal all = minimums.get(currency);
                if (all != null && amount.compareTo(all) < 0) {
                    problems.refuse(
                            at + "/" + currency,
                            "has no effect: nothing under the procedure's minimum of " + all + " " + currency
                                    + " is dunned at all");
                }
            });
        }
        for (int i = 0; i < procedure.stages().size(); i++) {
            checkAmounts(
                    "/stages/" + i + "/fee", given(procedure.stages().get(i).fee()));
        }
        checkLimits(procedure.approvalsOrNone());
    }

    private void checkLimits(ApprovalLimits limits) {
        Map<String, BigDecimal> one = given(limits.onePersonAbove());
        Map<String, BigDecimal> two = given(limits.twoPeopleAbove());
        checkAmounts("/approvals/one-person-above", one);
        checkAmounts("/approvals/two-people-above", two);
        two.forEach((currency, amount) -> {
            BigDecimal lower = one.get(currency);
            if (lower != null && amount.compareTo(lower) < 0) {
                problems.refuse(
                        "/approvals/two-people-above/" + currency,
                        "must not be less than the " + lower + " above which one person agrees");
            }
        });
    }

    private void checkAmounts(String at, Map<String, BigDecimal> amounts) {
        amounts.forEach((currency, amount) -> {
            if (!CURRENCIES.contains(currency)) {
                problems.refuse(at + "/" + currency, "'" + currency + "' is no currency code of ISO 4217");
            } else if (amount.stripTrailingZeros().scale() > decimals(currency)) {
                problems.refuse(
                        at + "/" + currency,
                        "has more decimals than " + currency + ", which has " + decimals(currency));
            }
            if (amount.signum() < 0) {
                problems.refuse(at + "/" + currency, "must not be negative");
            }
        });
    }

    /** None for what has no smaller unit, such as gold. */
    private static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static Map<String, BigDecimal> given(@Nullable Map<String, BigDecimal> amounts) {
        return amounts == null ? Map.of() : amounts;
    }
}
