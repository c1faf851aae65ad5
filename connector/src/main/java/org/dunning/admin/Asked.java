package org.dunning.admin;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what a person typed into an operation's fields. */
final class Asked {

    private Asked() {}

    static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RefusedException("'" + name + "' is empty");
        }
        return value.strip();
    }

    static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static @Nullable LocalDate date(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw new RefusedException("'" + name + "' is not a date like 2026-12-31");
        }
    }
}
