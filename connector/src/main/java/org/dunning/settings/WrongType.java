package org.dunning.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dunning.configfile.Suggestion;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Says what kind of value is expected and what was found; a secret is not repeated. */
final class WrongType {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|key)$");
    private static final Map<Class<?>, String> WORDS = Map.of(
            boolean.class, "true or false",
            Boolean.class, "true or false",
            Duration.class, "a duration such as 30s, 5m or 2d",
            LocalDate.class, "a date such as 2026-03-31",
            LocalTime.class, "a time such as 09:30",
            ZoneId.class, "a time zone such as Europe/Madrid",
            Locale.class, "a language such as en or es-MX");

    private WrongType() {}

    static String inWords(ConfigurationProperty property, Class<?> type, Object value) {
        String name = property.getName()
                .getLastElement(
                        org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form.ORIGINAL);
        String found = SECRET.matcher(name).matches() ? "" : ", found '" + value + "'";
        return "'" + name + "' expects " + expected(type) + found + meant(type, value);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", constants(type));
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return WORDS.getOrDefault(type, "a number");
        }
        return WORDS.getOrDefault(
                type, "a " + SettingRecords.kebab(type.getSimpleName()).replace('-', ' '));
    }

    private static String meant(Class<?> type, Object value) {
        Collection<String> known =
                type == ZoneId.class ? ZoneId.getAvailableZoneIds() : type.isEnum() ? constants(type) : List.of();
        String suggestion = Suggestion.among(known, value.toString());
        return suggestion.contains("did you mean") ? suggestion : "";
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
