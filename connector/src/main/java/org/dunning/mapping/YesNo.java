package org.dunning.mapping;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes or no, as ERPs write it: true, 1, X, S, or the opposite. */
final class YesNo {

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "x", "on", "s", "si", "sí", "j", "ja");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "off", "nein", "");

    private YesNo() {}

    static boolean of(@Nullable Object value, Field field) {
        Boolean answer = value == null ? Boolean.FALSE : read(value, field);
        if (answer == null) {
            throw new Unreadable(field, "is neither yes nor no; list its values under 'values' in the mapping");
        }
        return answer;
    }

    /** The reason given in words; a plain yes becomes {@code otherwise}, and no becomes null. */
    static @Nullable String reason(@Nullable Object value, String otherwise, Field field) {
        if (value == null) {
            return null;
        }
        Boolean answer = read(value, field);
        if (answer == null) {
            return Text.neutral(Text.of(value, field), field);
        }
        return answer ? otherwise : null;
    }

    private static @Nullable Boolean read(Object value, Field field) {
        if (value instanceof Boolean answer) {
            return answer;
        }
        if (value instanceof Number number) {
            return Double.isNaN(number.doubleValue()) ? null : Boolean.valueOf(number.doubleValue() != 0);
        }
        String word = Text.of(value, field).toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }
}
