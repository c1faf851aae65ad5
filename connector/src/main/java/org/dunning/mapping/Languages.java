package org.dunning.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Languages and time zones as ERPs write them. */
final class Languages {

    /** Few in any ERP, and slow to look up; what is beyond these is looked up each time. */
    private static final int MANY = 1_000;

    private static final Map<String, Optional<Locale>> LOCALES = new ConcurrentHashMap<>();
    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    private Languages() {}

    /** {@code es}, {@code es_MX}, {@code es-MX} or {@code ca_ES.UTF-8}; null when it is none: the company's is used. */
    static @Nullable Locale locale(@Nullable String written) {
        if (written == null || written.length() > 35) {
            return null;
        }
        Optional<Locale> known = LOCALES.get(written);
        if (known == null) {
            known = parse(written);
            remember(LOCALES, written, known);
        }
        return known.orElse(null);
    }

    static @Nullable ZoneId zone(@Nullable String name) {
        ZoneId known = name == null ? null : ZONES.get(name);
        if (known != null || name == null) {
            return known;
        }
        try {
            ZoneId zone = ZoneId.of(name);
            remember(ZONES, name, zone);
            return zone;
        } catch (DateTimeException e) {
            throw new Unreadable(Field.ZONE, "is not a time zone such as Europe/Madrid");
        }
    }

    private static Optional<Locale> parse(String written) {
        String tag = written.replaceFirst("[.@].*$", "").replace('_', '-');
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
    }

    private static <T> void remember(Map<String, T> known, String name, T value) {
        if (known.size() < MANY) {
            known.put(name, value);
        }
    }
}
