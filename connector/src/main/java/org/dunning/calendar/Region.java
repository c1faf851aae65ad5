package org.dunning.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A country or a part of it whose public holidays are known: {@code ES}, {@code ES-CT}, {@code ES-CT-BCN}. Countries are
 * those of ISO 3166-1, parts those of the jollyday calendars.
 */
public final class Region {

    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private static final ConcurrentHashMap<String, Optional<Region>> KNOWN = new ConcurrentHashMap<>();
    private static final int MANY = 10_000;

    private final HolidayManager calendar;
    private final String[] parts;

    private Region(HolidayManager calendar, String[] parts) {
        this.calendar = calendar;
        this.parts = parts;
    }

    /** Empty when nobody knows its holidays. */
    public static Optional<Region> of(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        Optional<Region> known = KNOWN.get(code);
        if (known == null) {
            known = find(code.strip().toLowerCase(Locale.ROOT));
            if (KNOWN.size() < MANY) {
                KNOWN.put(code, known);
            }
        }
        return known;
    }

    /** What could have been meant: the parts of a known country, else nothing. */
    public static String known(String code) {
        String country = code.strip().toLowerCase(Locale.ROOT).split("-")[0];
        return of(country)
                .map(region -> "; of " + country.toUpperCase(Locale.ROOT) + " are known "
                        + region.calendar.getCalendarHierarchy().getChildren().keySet().stream()
                                .sorted()
                                .map(part -> (country + "-" + part).toUpperCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))
                .orElse("; write a country of ISO 3166-1 such as ES, or a part of it such as ES-CT");
    }

    HolidayManager calendar() {
        return calendar;
    }

    String[] parts() {
        return parts.clone();
    }

    private static Optional<Region> find(String code) {
        String[] words = code.split("-");
        if (words.length == 0 || !COUNTRIES.contains(words[0])) {
            return Optional.empty();
        }
        HolidayManager calendar = HolidayManager.getInstance(ManagerParameters.create(words[0]));
        String[] parts = Arrays.copyOfRange(words, 1, words.length);
        CalendarHierarchy at = calendar.getCalendarHierarchy();
        for (String part : parts) {
            at = at == null ? null : at.getChildren().get(part);
        }
        return at == null ? Optional.empty() : Optional.of(new Region(calendar, parts));
    }
}
