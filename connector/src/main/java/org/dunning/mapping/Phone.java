package org.dunning.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone number as an ERP holds it. */
final class Phone {

    // ITU-T E.164: at most 15 digits with the country's.
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private Phone() {}

    /** In international form without spaces; null when it is not written so, for a country is never guessed. */
    static @Nullable String international(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String number = raw.replace("(0)", "").replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
        return INTERNATIONAL.matcher(number).matches() ? number : null;
    }
}
