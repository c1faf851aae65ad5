package org.dunning.reply;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a quoted notice tells when the ledger is not at hand: invoices, amounts, the way dates are written. */
final class QuotedNotice {

    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_INVOICES = 60;
    private static final Pattern ROW = Pattern.compile(
            "\\s*+([\\p{L}\\d][\\p{L}\\d/_.-]{0,24}(?: [\\p{L}\\d][\\p{L}\\d/_.-]{0,24})?)\\s++(\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})\\s++(.{1,60})");
    /** A row that names no due date, but an amount with its decimals. */
    private static final Pattern SHORT_ROW = Pattern.compile(
            "\\s*+([\\p{L}\\d][\\p{L}\\d/_.-]{2,24})[\\s:]++((?:€|£|\\$|EUR|GBP|USD)?\\s?\\d[\\d.,]{0,12}[.,]\\d{2}(?:\\s?(?:€|£|\\$|[A-Z]{3}))?)\\s*+");

    private static final Pattern AMOUNT = Pattern.compile("(\\d[\\d.,' \\u00a0\\u202f]*)");
    private static final Pattern IN_SUBJECT = Pattern.compile(
            "(?:factura|fra\\.?|invoice|rechnung|posten|facture|fattura|fatura|inv\\.?)\\s+(?:n[.º°]*\\s?|nr\\.?\\s?|no\\.?\\s?|#\\s?)?((?:\\p{Lu}{1,4} )?[\\p{L}\\d][\\p{L}\\d/_.-]{1,24})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\d@./-])(\\p{Lu}{1,4}[-/]?\\d{1,4}[-/]\\d{2,8}|\\p{Lu}{1,4}-?\\d{3,8}|\\d{1,6}/\\p{Lu}{1,3}\\d{0,4})(?![\\p{L}\\d@/-])");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<!\\d)(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\\d|3[01])/\\d{2,4}");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(?:1[3-9]|2\\d|3[01])[./](?:0?[1-9]|1[0-2])[./]\\d{2,4}");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}{2,20}");

    private QuotedNotice() {}

    static List<OpenInvoice> invoices(String quoted, String subject, boolean american) {
        Map<String, OpenInvoice> found = new LinkedHashMap<>();
        quoted.lines().limit(MOST_LINES).forEach(line -> {
            String limited = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
            Matcher row = ROW.matcher(limited);
            Matcher shorter = SHORT_ROW.matcher(limited);
            if (found.size() >= MOST_INVOICES) {
                return;
            }
            if (row.lookingAt() && hasDigit(row.group(1))) {
                add(found, row.group(1), row.group(3), american);
            } else if (shorter.matches() && CODE.matcher(shorter.group(1)).matches()) {
                add(found, shorter.group(1), shorter.group(2), american);
            }
        });
        inSubject(subject).forEach(number -> found.putIfAbsent(number, new OpenInvoice(number, null, null)));
        return List.copyOf(found.values());
    }

    private static void add(Map<String, OpenInvoice> found, String number, String amount, boolean american) {
        found.put(number, new OpenInvoice(number, amount(amount), currency(amount, american)));
    }

    private static List<String> inSubject(String subject) {
        var numbers = new ArrayList<String>();
        String limited = subject.length() > LONGEST_LINE ? subject.substring(0, LONGEST_LINE) : subject;
        for (Pattern pattern : List.of(IN_SUBJECT, CODE)) {
            Matcher number = pattern.matcher(limited);
            while (number.find()) {
                if (hasDigit(number.group(1)) && numbers.stream().noneMatch(known -> known.contains(number.group(1)))) {
                    numbers.add(number.group(1));
                }
            }
        }
        return numbers;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static @Nullable BigDecimal amount(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.find()) {
            return null;
        }
        String digits = amount.group(1).replaceAll("[' \\u00a0\\u202f]", "").replaceAll("[.,]$", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean decimal = last >= 0 && digits.length() - last - 1 <= 2;
        String whole = (decimal ? digits.substring(0, last) : digits).replaceAll("[.,]", "");
        return whole.isEmpty() || whole.length() > 15
                ? null
                : new BigDecimal(decimal ? whole + "." + digits.substring(last + 1) : whole);
    }

    private static @Nullable String currency(String text, boolean american) {
        if (text.contains("€") || text.contains("EUR")) {
            return "EUR";
        }
        if (text.contains("£") || text.contains("GBP")) {
            return "GBP";
        }
        if (text.contains("R$") || text.contains("BRL")) {
            return "BRL";
        }
        if (text.contains("USD") || text.contains("US$") || text.contains("$") && american) {
            return "USD";
        }
        return text.contains("CHF") ? "CHF" : text.contains("MXN") ? "MXN" : null;
    }

    /** By the dates of our own mail, else by the zone: only the Americas are that far west. */
    static boolean isAmerican(String quoted, ZoneOffset offset) {
        String limited = quoted.length() > 8_000 ? quoted.substring(0, 8_000) : quoted;
        if (MONTH_FIRST.matcher(limited).find()) {
            return true;
        }
        int hours = offset.getTotalSeconds() / 3600;
        boolean dollars = limited.contains("$");
        return hours <= -4 && hours >= -10 && !DAY_FIRST.matcher(limited).find() && (dollars || !limited.contains("€"));
    }

    /** Words with a capital in the mail we sent: names of people and firms. */
    static List<String> names(String quoted) {
        var names = new ArrayList<String>();
        Matcher name = NAME.matcher(quoted.length() > 4_000 ? quoted.substring(0, 4_000) : quoted);
        while (name.find() && names.size() < 200) {
            names.add(name.group());
        }
        return names;
    }
}
