package org.dunning.calendar;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.jspecify.annotations.Nullable;

/** Days of our own on which nothing is sent, as written in {@code mappings/holidays.yaml}. */
public record LocalHolidays(List<@Valid Day> holidays) {

    /** Below the configuration's folders; it need not be there. */
    public static final String FILE = "mappings/holidays.yaml";

    public LocalHolidays {
        holidays = List.copyOf(holidays);
    }

    /**
     * One day, or several in a row.
     *
     * @param until the last day; null for one day
     * @param name for the reader of the file
     * @param regions whose it is, with their parts; null means everybody's
     */
    public record Day(
            LocalDate date, @Nullable LocalDate until, String name, @Nullable List<@KnownRegion String> regions) {

        public Day {
            if (until != null && until.isBefore(date)) {
                throw new IllegalArgumentException("'until' " + until + " lies before 'date' " + date);
            }
        }

        boolean covers(LocalDate day, @Nullable String region) {
            LocalDate last = until == null ? date : until;
            return !day.isBefore(date)
                    && !day.isAfter(last)
                    && (regions == null || regions.stream().anyMatch(code -> lies(region, code)));
        }

        private static boolean lies(@Nullable String region, String code) {
            if (region == null) {
                return false;
            }
            String place = region.toUpperCase(Locale.ROOT);
            String whole = code.toUpperCase(Locale.ROOT);
            return place.equals(whole) || place.startsWith(whole + "-");
        }
    }

    /** @throws org.dunning.configfile.InvalidFilesException with every problem of the file */
    public static LocalHolidays read(ConfigFolders folders) {
        return folders.find(FILE)
                .map(file -> YamlFile.read(file, LocalHolidays.class).value())
                .orElse(new LocalHolidays(List.of()));
    }
}
