package org.dunning.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Texts as an ERP may hold them: numbers as keys, blanks around, and what must never reach a mail or a file. */
final class Text {

    private static final int LONGEST_NUMBER = 60;

    private Text() {}

    /** Any plain value as text, without blanks around it; numbers without exponent and trailing zeros. */
    static String of(Object value, Field field) {
        if (value instanceof String text) {
            return text.strip();
        }
        if (value instanceof byte[] || value instanceof Collection<?> || value instanceof Map<?, ?>) {
            throw new Unreadable(field, "expected one plain value, found a nested or binary one");
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? plain(BigDecimal.valueOf(number), field) : value.toString();
        }
        return value instanceof BigDecimal number ? plain(number, field) : value.toString();
    }

    /** A text that must be clean, because it identifies something or is printed in a heading. */
    static String clean(String text, Field field) {
        within(text, field);
        if (firstHarmful(text) >= 0) {
            throw new Unreadable(field, "holds a control character, a line break or a hidden direction mark");
        }
        return text;
    }

    /** A text in which harmful characters become blanks. */
    static String neutral(String text, Field field) {
        within(text, field);
        if (firstHarmful(text) < 0) {
            return text;
        }
        var neutral = new StringBuilder(text);
        for (int at = firstHarmful(neutral); at >= 0; at = firstHarmful(neutral)) {
            neutral.setCharAt(at, ' ');
        }
        return neutral.toString().strip();
    }

    /** Controls, line and paragraph separators, bidirectional overrides and isolates, and half characters. */
    private static int firstHarmful(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F || c > 0x9F && c < 0x2028) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            boolean harmless = c > 0x2069 && !Character.isSurrogate(c) && c < 0xFFFE || c > 0x202E && c < 0x2066;
            if (!harmless) {
                return i;
            }
        }
        return -1;
    }

    private static void within(String text, Field field) {
        if (text.length() > field.longest()) {
            throw new Unreadable(
                    field, "has " + text.length() + " characters; at most " + field.longest() + " are taken");
        }
    }

    private static String plain(BigDecimal number, Field field) {
        if (Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER || number.scale() > LONGEST_NUMBER) {
            throw new Unreadable(field, "is a number too long to be read");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
