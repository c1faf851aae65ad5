package org.dunning.notice;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/** Amounts and dates as people of a locale write them (CLDR). Not for use by several threads at once. */
final class NoticeFormats {

    private final DateTimeFormatter longDate;
    private final DateTimeFormatter shortDate;
    private final NumberFormat number;
    private final boolean codeFirst;
    private final boolean french;

    private static final ThreadLocal<Map<Locale, NoticeFormats>> OF_THREAD = ThreadLocal.withInitial(HashMap::new);

    /** Those of this thread: making them takes longer than using them for a notice. */
    static NoticeFormats of(Locale locale) {
        return OF_THREAD.get().computeIfAbsent(locale, NoticeFormats::new);
    }

    NoticeFormats(Locale locale) {
        longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        french = locale.getLanguage().equals("fr");
        number = NumberFormat.getNumberInstance(locale);
        codeFirst = NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat money
                && money.toPattern().startsWith("¤");
    }

    /** The currency's code, which is the same everywhere, on the side where the locale has its sign. */
    String money(Money money) {
        int decimals = Math.max(0, money.currency().getDefaultFractionDigits());
        number.setMinimumFractionDigits(decimals);
        number.setMaximumFractionDigits(decimals);
        String code = money.currency().getCurrencyCode();
        String digits = number.format(money.amount().abs());
        return (money.isNegative() ? "-" : "") + (codeFirst ? code + " " + digits : digits + " " + code);
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

    /** The first of a month is an ordinal in French, which CLDR does not say. */
    private String ordinal(String date) {
        return french && date.startsWith("1 ") ? "1er " + date.substring(2) : date;
    }
}
