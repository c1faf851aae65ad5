package org.dunning.reply.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunning.reply.OpenInvoice;
import org.dunning.reply.language.Item.Kind;
import org.jspecify.annotations.Nullable;

/** Finds the creditor's invoice numbers: written out, without their separators, or by their last digits. */
final class InvoiceNumbers {

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[\\p{L}\\d][\\p{L}\\d/_.-]*\\d[\\p{L}\\d/_.-]*");

    private static final Set<Cue> ANNOUNCING = Set.of(Cue.INVOICE_WORD, Cue.INVOICE_ARTICLE);

    private static final Set<String> JOINING = Set.of(
            "y", "e", "i", "and", "und", "et", "ed", "&", "+", "la", "las", "the", "die", "le", "les", "o", "a", "as",
            "de", "del");

    private final Language language;
    private final List<OpenInvoice> known;
    private final DateFinder slots;

    InvoiceNumbers(Language language, List<OpenInvoice> known) {
        this.language = language;
        this.known = known;
        slots = new DateFinder(language);
    }

    List<Item> mark(List<Item> items, String text) {
        var marked = new ArrayList<Item>(items.size());
        int at = 0;
        boolean afterInvoice = false;
        while (at < items.size()) {
            Written written = written(items, at, text);
            int length = written == null ? 1 : written.length;
            String number = written == null ? null : written.number;
            if (number == null) {
                number = shortened(items, at, afterInvoice);
            }
            if (number == null) {
                number = unknown(items, at);
            }
            if (number == null) {
                Item item = items.get(at++);
                afterInvoice = afterInvoice && item.before() != Item.Division.SENTENCE && joins(item);
                marked.add(item);
            } else {
                marked.add(Item.over(Kind.INVOICE, items.get(at), items.get(at + length - 1), number, text));
                at += length;
                afterInvoice = true;
            }
        }
        return marked;
    }

    private static boolean joins(Item item) {
        return JOINING.contains(item.folded());
    }

    private record Written(String number, int length) {}

    /** A known number spelled out, separators and letter case aside. */
    private @Nullable Written written(List<Item> items, int at, String text) {
        if (items.get(at).kind() == Kind.ADDRESS) {
            return null;
        }
        for (OpenInvoice invoice : known) {
            String wanted = bare(invoice.number());
            if (wanted.length() < 3
                    || !wanted.startsWith(firstOf(bare(items.get(at).text())))) {
                continue;
            }
            var spelled = new StringBuilder();
            for (int i = at; i < items.size() && i < at + 6; i++) {
                if (i > at && items.get(i).start() - items.get(i - 1).end() > 1) {
                    break;
                }
                spelled.append(bare(items.get(i).text()));
                if (spelled.length() >= wanted.length()) {
                    if (spelled.toString().equals(wanted)
                            && !isPartOfMore(text, items.get(i).end())) {
                        return new Written(invoice.number(), i - at + 1);
                    }
                    break;
                }
            }
        }
        return null;
    }

    private static boolean isPartOfMore(String text, int end) {
        return end + 1 < text.length()
                && "/-".indexOf(text.charAt(end)) >= 0
                && Character.isLetterOrDigit(text.charAt(end + 1));
    }

    private static String firstOf(String letters) {
        return letters.isEmpty() ? "\u0000" : letters.substring(0, 1);
    }

    static String bare(String number) {
        var bare = new StringBuilder();
        number.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString().toUpperCase(Locale.ROOT);
    }

    /** One of these words ends just before, at most so many words back. */
    private boolean follows(Set<Cue> words, int mostBack, List<Item> items, int at) {
        for (int from = Math.max(0, at - mostBack); from < at; from++) {
            int start = from;
            if (words.stream().anyMatch(word -> language.cues().isBetween(items, start, at, slots, word))
                    && items.get(at).before() == Item.Division.NONE) {
                return true;
            }
        }
        return false;
    }

    /** "the 17" of AB-26-0017, where an article of invoices stands before it. */
    private @Nullable String shortened(List<Item> items, int at, boolean afterInvoice) {
        Item item = items.get(at);
        if (item.kind() != Kind.NUMBER
                || !item.text().chars().allMatch(Character::isDigit)
                || !afterInvoice && !follows(ANNOUNCING, 4, items, at) && !isWithZeros(items, at)) {
            return null;
        }
        if (at + 1 < items.size() && items.get(at + 1).folded().matches("€|eur|euros?|£|\\$|mil")) {
            return null;
        }
        String digits = item.text().replaceFirst("^0+", "");
        String only = null;
        for (OpenInvoice invoice : known) {
            String last = lastDigits(invoice.number());
            if (digits.length() >= 2
                    && (last.equals(digits) || item.text().length() >= 3 && last.endsWith(item.text()))) {
                if (only != null) {
                    return null;
                }
                only = invoice.number();
            }
        }
        return only;
    }

    /** "0117": nobody writes an amount or a count so; in a telephone number other digits stand beside it. */
    private static boolean isWithZeros(List<Item> items, int at) {
        return items.get(at).text().matches("0\\d{2,}") && !isNumber(items, at - 1) && !isNumber(items, at + 1);
    }

    private static boolean isNumber(List<Item> items, int at) {
        return at >= 0 && at < items.size() && items.get(at).kind() == Kind.NUMBER;
    }

    private static String lastDigits(String number) {
        int end = number.length();
        while (end > 0 && !Character.isDigit(number.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isDigit(number.charAt(start - 1))) {
            start--;
        }
        return number.substring(start, end).replaceFirst("^0+", "");
    }

    /** A number not known, but called an invoice, or built like the known ones. */
    private @Nullable String unknown(List<Item> items, int at) {
        Item item = items.get(at);
        boolean mixed = item.kind() == Kind.CODE;
        if (!mixed && item.kind() != Kind.NUMBER
                || !LIKE_A_NUMBER.matcher(item.text()).matches()) {
            return null;
        }
        long digits = item.text().chars().filter(Character::isDigit).count();
        if (digits < 3 || item.text().length() > 30) {
            return null;
        }
        if (mixed && known.stream().anyMatch(invoice -> alike(invoice.number(), item.text()))) {
            return item.text().toUpperCase(Locale.ROOT);
        }
        return item.text().length() > 4 && follows(Set.of(Cue.INVOICE_WORD), 3, items, at) ? item.text() : null;
    }

    /** The same letters in front and the same separators. */
    private static boolean alike(String known, String other) {
        return shape(known).equals(shape(other.toUpperCase(Locale.ROOT)));
    }

    private static String shape(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("\\d+", "9");
    }
}
