package org.dunning.reply.language;

import org.jspecify.annotations.Nullable;

/**
 * One word, number, date, amount or invoice number of a text.
 *
 * @param text as written
 * @param exact in lower case
 * @param folded in lower case and without accents
 * @param start of it in the text
 * @param end of it in the text, exclusive
 * @param before what divides it from the item before
 * @param asked whether a question mark follows directly
 * @param value of a number, date, amount or invoice number
 */
record Item(
        Kind kind,
        String text,
        String exact,
        String folded,
        int start,
        int end,
        Division before,
        boolean asked,
        @Nullable Object value) {

    enum Kind {
        WORD,
        NUMBER,
        /** Digits with slashes or dots, which may be a day. */
        DIGITS,
        TIME,
        /** Letters and digits mixed. */
        CODE,
        /** Of mail or web. */
        ADDRESS,
        SYMBOL,
        DATE,
        AMOUNT,
        INVOICE
    }

    enum Division {
        NONE,
        CLAUSE,
        SENTENCE
    }

    /** Several items as one, such as a date of three words. */
    static Item over(Kind kind, Item first, Item last, Object value, String text) {
        String words = text.substring(first.start, last.end);
        return new Item(kind, words, words, words, first.start, last.end, first.before, last.asked, value);
    }

    Item as(Kind other, Object newValue) {
        return new Item(other, text, exact, folded, start, end, before, asked, newValue);
    }

    Item dividedBy(Division division) {
        return new Item(kind, text, exact, folded, start, end, division, asked, value);
    }

    boolean isCapitalised() {
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    }
}
