package org.dunning.procedure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Countries of ISO 3166-1 and their parts as a table names them; Kosovo has the code that is usual for it. */
final class Country {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,5})*");
    private static final Set<String> CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> OTHER_NAMES = otherNames();

    private Country() {}

    /** What is wrong with it, and what was probably meant; null when it is a country or a part of one. */
    static @Nullable String problem(String given) {
        String code = given.strip().toUpperCase(Locale.ROOT);
        return isOne(code) ? null : "'" + given + "' is no country of ISO 3166-1" + suggestion(code);
    }

    private static String suggestion(String given) {
        if (given.equals("FALSE")) {
            return "; Norway's NO is a no in YAML, so write it in quotes: 'NO'";
        }
        String code = given.replaceAll("[_/ ]", "-");
        String country = code.replaceFirst("-.*", "");
        String meant = OTHER_NAMES.getOrDefault(given, OTHER_NAMES.getOrDefault(country, country))
                + (OTHER_NAMES.containsKey(given) ? "" : code.substring(country.length()));
        return isOne(meant)
                ? "; did you mean '" + meant + "'?"
                : "; write its two letters such as ES, or a part of it such as ES-CT";
    }

    private static boolean isOne(String code) {
        return FORM.matcher(code).matches() && CODES.contains(code.substring(0, 2));
    }

    /** What people write instead: names, three letters, and the codes of the European Union's VAT. */
    private static Map<String, String> otherNames() {
        Map<String, String> names = new HashMap<>();
        for (String code : CODES) {
            Locale country = new Locale.Builder().setRegion(code).build();
            for (String language : new String[] {"en", "es", "de", "fr", "it", "pt", "ca"}) {
                names.put(
                        country.getDisplayCountry(Locale.forLanguageTag(language))
                                .toUpperCase(Locale.ROOT),
                        code);
            }
            if (!code.equals("XK")) {
                names.put(country.getISO3Country(), code);
            }
        }
        names.putAll(Map.of("UK", "GB", "EL", "GR"));
        return Map.copyOf(names);
    }
}
