package org.dunning.reply.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.reply.language.Item.Kind;
import org.dunning.reply.language.SpelledNumbers.Found;
import org.jspecify.annotations.Nullable;

/** Finds amounts of money; of two separators the last one is the decimal one. */
final class AmountFinder {

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("eurs", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("leuros", "EUR"),
            Map.entry("pavos", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("quid", "GBP"),
            Map.entry("libras", "GBP"),
            Map.entry("usd", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("reais", "BRL"),
            Map.entry("brl", "BRL"),
            Map.entry("mxn", "MXN"),
            Map.entry("bucks", "USD"),
            Map.entry("dolares", "USD"),
            Map.entry("chf", "CHF"),
            Map.entry("franken", "CHF"));
    /** Of several countries: which one, the invoices tell. */
    private static final Set<String> OF_SEVERAL = Set.of("$", "peso", "pesos", "dollar");

    private static final String UNKNOWN = "";
    private static final Pattern THOUSANDS = Pattern.compile("(\\d{1,4})(?:[.,](\\d))?k");
    private static final BigDecimal LEAST_BARE = BigDecimal.valueOf(100);

    private final Language language;

    AmountFinder(Language language) {
        this.language = language;
    }

    List<Item> mark(List<Item> items, String text) {
        var marked = new ArrayList<Item>(items.size());
        int at = 0;
        while (at < items.size()) {
            Span span = at(items, at);
            if (span == null) {
                marked.add(items.get(at++));
            } else {
                marked.add(Item.over(Kind.AMOUNT, items.get(at), items.get(at + span.length - 1), span.amount, text));
                at += span.length;
            }
        }
        return marked;
    }

    private record Span(FoundAmount amount, int length) {}

    private @Nullable Span at(List<Item> items, int at) {
        String before = currency(items, at);
        if (before != null && at + 1 < items.size()) {
            BigDecimal value = digits(items.get(at + 1));
            if (value != null && items.get(at + 1).before() == Item.Division.NONE) {
                int behind = currency(items, at + 2) != null && joined(items, at + 2) ? 3 : 2;
                return new Span(new FoundAmount(value, known(before), false), behind);
            }
        }
        BigDecimal value = digits(items.get(at));
        if (value != null) {
            return numeral(items, at, 1, value, isBare(items, at, value));
        }
        Found spelled = items.get(at).kind() == Kind.WORD ? language.numbers().at(items, at) : null;
        return spelled == null
                ? null
                : numeral(items, at, spelled.length(), BigDecimal.valueOf(spelled.value()), false);
    }

    /** A number with the currency behind it, or a bare one that looks like money. */
    private @Nullable Span numeral(List<Item> items, int at, int length, BigDecimal value, boolean bare) {
        int next = at + length;
        BigDecimal times = thousand(items, next);
        BigDecimal full = times == null ? value : value.multiply(times);
        int unit = times == null ? next : next + 1;
        if (joined(items, unit) && items.get(unit).folded().matches("de|d'|en") && times != null) {
            unit++;
        }
        String currency = joined(items, unit) ? currency(items, unit) : null;
        if (currency != null) {
            return new Span(new FoundAmount(full, known(currency), false), unit + 1 - at);
        }
        return bare ? new Span(new FoundAmount(value, null, true), length) : null;
    }

    private static @Nullable String known(String currency) {
        return currency.equals(UNKNOWN) ? null : currency;
    }

    private static @Nullable BigDecimal thousand(List<Item> items, int at) {
        return joined(items, at) && items.get(at).folded().matches("mil|mila|mille|thousand|tausend|k|grand")
                ? BigDecimal.valueOf(1000)
                : null;
    }

    private static boolean joined(List<Item> items, int at) {
        return at < items.size() && items.get(at).before() != Item.Division.SENTENCE;
    }

    private @Nullable String currency(List<Item> items, int at) {
        if (at >= items.size()) {
            return null;
        }
        String word = items.get(at).folded();
        if (OF_SEVERAL.contains(word)) {
            return language.code().equals("en") ? "USD" : UNKNOWN;
        }
        return CURRENCIES.get(word);
    }

    /** Not a year, not a count of things, and large enough or with decimals. */
    private static boolean isBare(List<Item> items, int at, BigDecimal value) {
        Item item = items.get(at);
        boolean separated = item.text().matches("\\d{1,3}([.,' \u00a0\u202f]\\d{3})+.*")
                || item.text().matches("\\d+[.,]\\d{2}");
        boolean year = !separated && value.intValue() >= 1990 && value.intValue() <= 2099;
        boolean counts = at + 1 < items.size()
                && items.get(at + 1).before() == Item.Division.NONE
                && items.get(at + 1)
                        .folded()
                        .matches(
                                "%|dias?|dies|days?|tage?n?|jours?|giorni|x|veces|times|mal|fois|volte|vezes|vegades"
                                        + "|unidades|piezas|units?|pieces|stuck|pezzi|cajas?|boxes|kilos?|kg|metros?|m2|palets?|becher|pcs|km|litros?|horas?|hours?");
        boolean named = at > 0
                && items.get(at - 1).before() != Item.Division.SENTENCE
                && items.get(at - 1)
                        .folded()
                        .matches(
                                "n|no|nr|num|numero|number|tel|telefono|phone|ref|referencia|pedido|order|po|bestellung|commande|ordine|°|º|n°|#|kw");
        boolean whole = item.kind() == Kind.CODE
                || separated
                || value.compareTo(LEAST_BARE) >= 0 && !item.text().startsWith("0");
        return whole && !year && !counts && !named && value.precision() - value.scale() <= 8;
    }

    static @Nullable BigDecimal digits(Item item) {
        if (item.kind() == Kind.CODE) {
            Matcher thousands = THOUSANDS.matcher(item.exact());
            if (thousands.matches()) {
                String tenths = thousands.group(2) == null ? "0" : thousands.group(2);
                return new BigDecimal(thousands.group(1) + "." + tenths)
                        .movePointRight(3)
                        .setScale(0);
            }
            return null;
        }
        if (item.kind() == Kind.DIGITS && item.text().matches("\\d{1,2}\\.\\d{2}")) {
            return new BigDecimal(item.text());
        }
        return item.kind() == Kind.NUMBER ? value(item.text()) : null;
    }

    static BigDecimal value(String text) {
        String digits = text.replaceAll("['’ \\u00a0\\u202f]", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean decimal = last >= 0 && digits.length() - last - 1 <= 2;
        if (!decimal) {
            return new BigDecimal(digits.replaceAll("[.,]", ""));
        }
        return new BigDecimal(digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1));
    }
}
