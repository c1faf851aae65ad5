package org.dunning.mapping;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.receivable.Money;

/** Amounts and currencies as an ERP may hold them. Nothing is rounded. */
final class Amounts {

    /** Digits before the point: from ten thousand billion on, every amount met was a mistake. */
    private static final int LONGEST = 13;

    private static final Map<String, Currency> CURRENCIES =
            new ConcurrentHashMap<>(Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity())));

    private Amounts() {}

    /** A currency of ISO 4217 that has money in it; not gold, not "no currency". */
    static Currency currency(String code) {
        Currency currency = CURRENCIES.get(code);
        if (currency == null) {
            currency = CURRENCIES.get(code.toUpperCase(Locale.ROOT));
        }
        if (currency == null) {
            String shown = code.matches("[A-Za-z]{1,4}") ? "'" + code + "' " : "";
            throw new Unreadable(Field.CURRENCY, shown + "is not a currency code of ISO 4217 such as EUR");
        }
        return currency;
    }

    static Money money(Object value, Currency currency, boolean negate, Field field) {
        BigDecimal amount = number(value, field);
        int decimals = currency.getDefaultFractionDigits();
        BigDecimal exact = amount.signum() == 0
                ? BigDecimal.ZERO
                : amount.scale() > decimals ? amount.stripTrailingZeros() : amount;
        // Counted, not compared: that would build all the digits of 1E+999999999.
        if ((long) exact.precision() - exact.scale() > LONGEST) {
            throw new Unreadable(field, "is 10,000,000,000,000 or more; no open item is that large");
        }
        if (exact.scale() > decimals) {
            throw new Unreadable(field, "has more decimals than " + currency + " has (" + decimals + ")");
        }
        return new Money(negate ? exact.negate() : exact, currency);
    }

    private static BigDecimal number(Object value, Field field) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        String text = Text.of(value, field);
        try {
            if (text.length() <= 40) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // told below: NaN, Infinity and 1.234,56 end here
        }
        throw new Unreadable(field, "is not a number such as 1234.56");
    }
}
