package org.dunning.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages and time zones as ERPs write them. */
final class Languages {

    private Languages() {}

    /** {@code es}, {@code es_MX}, {@code es-MX} or {@code ca_ES.UTF-8}; null when it is none: the company's is used. */
    static @Nullable Locale locale(@Nullable String written) {
        if (written == null || written.length() > 35) {
            return null;
        }
        String tag = written.replaceFirst("[.@].*$", "").replace('_', '-');
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().isEmpty() ? null : locale;
    }

    static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Unreadable(Field.ZONE, "is not a time zone such as Europe/Madrid");
        }
    }
}
