package org.dunning.mapping;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates as databases and interfaces give them. */
final class Dates {

    private static final int ISO_LENGTH = "2026-03-31".length();

    private Dates() {}

    /** The date; null when there is none, which SAP writes 00000000. */
    static @Nullable LocalDate of(Object value, Field field) {
        LocalDate date = read(value, field);
        // PostgreSQL's 'infinity' arrives as a year beyond counting.
        if (date != null && (date.getYear() < 1900 || date.getYear() > 2999)) {
            throw new Unreadable(field, "lies outside the years 1900 to 2999");
        }
        return date;
    }

    private static @Nullable LocalDate read(Object value, Field field) {
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toLocalDate();
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        return value instanceof OffsetDateTime time ? time.toLocalDate() : parse(Text.of(value, field), field);
    }

    private static @Nullable LocalDate parse(String text, Field field) {
        try {
            if (text.length() == 8) {
                return text.equals("00000000") ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            }
            boolean hasTime = text.length() > ISO_LENGTH && "T ".indexOf(text.charAt(ISO_LENGTH)) >= 0;
            return LocalDate.parse(hasTime ? text.substring(0, ISO_LENGTH) : text);
        } catch (DateTimeException e) {
            throw new Unreadable(field, "is not a date such as 2026-03-31");
        }
    }
}
