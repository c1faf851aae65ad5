package org.dunning.notice;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Amounts and dates as people of a locale write them (CLDR). Not for use by several threads at once. */
final class NoticeFormats {

    // The first of a month is an ordinal in these languages, which CLDR does not say.
    private static final Map<String, String> FIRST = Map.of("fr", "1er", "it", "1°");

    private final DateTimeFormatter longDate;
    private final DateTimeFormatter shortDate;
    private final NumberFormat number;
    private final @Nullable DecimalFormatSymbols symbols;
    private final boolean codeFirst;
    private final String first;

    private static final ThreadLocal<Map<Locale, NoticeFormats>> OF_THREAD = ThreadLocal.withInitial(HashMap::new);

    /** Those of this thread: making them takes longer than using them for a notice. */
    static NoticeFormats of(Locale locale) {
        return OF_THREAD.get().computeIfAbsent(locale, NoticeFormats::new);
    }

    NoticeFormats(Locale asked) {
        // The texts are those of Portugal, and CLDR takes the language alone for Brazil's.
        Locale locale = asked.toLanguageTag().equals("pt") ? Locale.forLanguageTag("pt-PT") : asked;
        longDate = dates(FormatStyle.LONG, locale);
        shortDate = dates(FormatStyle.MEDIUM, locale);
        first = FIRST.getOrDefault(locale.getLanguage(), "1");
        number = NumberFormat.getNumberInstance(locale);
        symbols = symbols(number);
        codeFirst = NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat money
                && money.toPattern().startsWith("¤");
    }

    /** By its pattern: a localized formatter looks its pattern up each time. */
    private static DateTimeFormatter dates(FormatStyle style, Locale locale) {
        return DateTimeFormatter.ofPattern(
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(style, null, IsoChronology.INSTANCE, locale),
                locale);
    }

    /** The currency's code, which is the same everywhere, on the side where the locale has its sign. */
    String money(Money money) {
        String code = money.currency().getCurrencyCode();
        String digits = digits(money.amount().abs());
        return (money.isNegative() ? "-" : "") + (codeFirst ? code + " " + digits : digits + " " + code);
    }

    /** All decimals of an amount, which has those of its currency; a NumberFormat takes ten times as long for it. */
    private String digits(BigDecimal amount) {
        if (symbols == null) {
            number.setMinimumFractionDigits(amount.scale());
            number.setMaximumFractionDigits(amount.scale());
            return number.format(amount);
        }
        String plain = amount.toPlainString();
        int whole = plain.length() - (amount.scale() == 0 ? 0 : amount.scale() + 1);
        var digits = new StringBuilder(plain.length() + 4);
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                digits.append(symbols.getGroupingSeparator());
            }
            digits.append(plain.charAt(i));
        }
        return whole == plain.length()
                ? digits.toString()
                : digits.append(symbols.getDecimalSeparator())
                        .append(plain, whole + 1, plain.length())
                        .toString();
    }

    /** Null where digits are others, or not in groups of three. */
    private static @Nullable DecimalFormatSymbols symbols(NumberFormat format) {
        return format instanceof DecimalFormat decimal
                        && decimal.getGroupingSize() == 3
                        && decimal.getDecimalFormatSymbols().getZeroDigit() == '0'
                ? decimal.getDecimalFormatSymbols()
                : null;
    }

    /** A rate as it is published, such as 10,15 %. */
    String percent(BigDecimal rate) {
        number.setMinimumFractionDigits(2);
        number.setMaximumFractionDigits(4);
        return number.format(rate) + " %";
    }

    /** With the month in words: no reader can take the day for the month. */
    String longDate(@Nullable LocalDate date) {
        return date == null ? "" : ordinal(longDate.format(date));
    }

    /** For tables; the month is a word here as well. */
    String shortDate(@Nullable LocalDate date) {
        return date == null ? "" : ordinal(shortDate.format(date));
    }

    private String ordinal(String date) {
        return date.startsWith("1 ") ? first + date.substring(1) : date;
    }
}
