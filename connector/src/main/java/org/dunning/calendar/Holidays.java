package org.dunning.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayType;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Public holidays (jollyday's calendars) and those of a local file. */
public final class Holidays {

    /** Without a local file. */
    public static final Holidays PUBLIC = new Holidays(new LocalHolidays(java.util.List.of()));

    private record RegionYear(String region, int year) {}

    private final LocalHolidays own;
    private final ConcurrentHashMap<RegionYear, Set<LocalDate>> years = new ConcurrentHashMap<>();

    public Holidays(LocalHolidays own) {
        this.own = own;
    }

    /** @param region a country or a part of it; one whose holidays nobody knows has only those of the local file */
    public boolean isHoliday(LocalDate day, @Nullable String region) {
        return own.holidays().stream().anyMatch(one -> one.covers(day, region))
                || (region != null
                        && years.computeIfAbsent(new RegionYear(region, day.getYear()), Holidays::of)
                                .contains(day));
    }

    private static Set<LocalDate> of(RegionYear year) {
        return Region.of(year.region())
                .map(region -> region.calendar().getHolidays(Year.of(year.year()), region.parts()).stream()
                        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                        .map(Holiday::getDate)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
