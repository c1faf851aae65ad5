package org.dunning.mapping;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A postal address as an ERP holds it, line by line. */
final class PostalAddress {

    private static final int LONGEST = 300;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

    private PostalAddress() {}

    /** Its lines without empty ones; null when nothing is left, or more than an envelope has room for. */
    static @Nullable String lines(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String lines = raw.lines()
                .map(line -> CONTROL.matcher(line).replaceAll(" ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() || lines.length() > LONGEST ? null : lines;
    }
}
