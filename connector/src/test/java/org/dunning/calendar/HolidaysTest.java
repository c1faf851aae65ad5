package org.dunning.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D12: holidays of countries, of their parts, and of a local file. */
class HolidaysTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-12-25, ES, true",
        "2026-12-24, ES, false",
        "2026-09-11, ES, false",
        "2026-09-11, ES-CT, true",
        "2026-09-11, es-ct-bcn, true",
        "2026-09-11, ES-MD, false",
        "2026-10-03, DE, true",
        "2026-01-06, DE, false",
        "2026-01-06, DE-BY, true",
        "2026-07-14, FR, true",
        // Nobody knows these places, so they have no holidays of their own.
        "2026-12-25, Spain, false",
        "2026-12-25, ES-XX, false",
        "2026-12-25, , false"
    })
    void holidaysBelongToTheirRegion(LocalDate day, String region, boolean holiday) {
        assertThat(Holidays.PUBLIC.isHoliday(day, region)).isEqualTo(holiday);
    }

    @Test
    void aLocalFileAddsDaysForEverybodyOrForSome() throws IOException {
        Holidays holidays = read(
                """
                holidays:
                  - { date: 2026-08-10, until: 2026-08-14, name: summer break }
                  - { date: 2026-03-20, name: bridge, regions: [ES-MD] }
                """);

        assertThat(holidays.isHoliday(LocalDate.of(2026, 8, 9), null)).isFalse();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 8, 10), null)).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 8, 14), "DE")).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 8, 15), "DE")).isFalse();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 3, 20), "ES-MD-MAD")).isTrue();
        assertThat(holidays.isHoliday(LocalDate.of(2026, 3, 20), "ES")).isFalse();
    }

    @Test
    void anUnknownRegionOfTheFileIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(
                        () -> read(
                                """
                        holidays:
                          - { date: 2026-03-20, name: bridge, regions: [ES-MDD] }
                        """))
                .isInstanceOfSatisfying(InvalidFilesException.class, e -> assertThat(
                                e.problems().get(0).toString())
                        .contains("holidays.yaml:2:", "knows no region 'ES-MDD'; of ES are known ES-AN, ES-AR"));
    }

    @Test
    void workingDaysLeaveOutWeekendsAndHolidays() {
        var madrid = new WorkingDays(Holidays.PUBLIC, "ES-MD");

        // Christmas is a Friday.
        assertThat(madrid.passed(LocalDate.of(2026, 12, 23), LocalDate.of(2026, 12, 28)))
                .isEqualTo(2);
        assertThat(madrid.passed(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)))
                .isZero();
        assertThat(madrid.passed(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22)))
                .isZero();
        assertThat(madrid.passed(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 23)))
                .isEqualTo(1);
    }

    private Holidays read(String text) throws IOException {
        Path file = folder.resolve(LocalHolidays.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return new Holidays(LocalHolidays.read(new ConfigFolders(folder, folder)));
    }
}
