package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contradicts itself or cannot be is refused by the verb, with its place and what to do; all of it at once. */
class BadPolicyFilesTest {

    @TempDir
    Path config;

    @BeforeEach
    void theSettingsOfTheDemo() throws IOException {
        Files.copy(Path.of("config-samples/demo/application.yaml"), config.resolve("application.yaml"));
    }

    @Test
    void everythingThatIsWrongWithProceduresRatesAndHolidaysIsToldAtOnce() throws IOException {
        write(
                "mappings/procedures/unordered.yaml",
                """
                name: unordered
                minimum-gap-days: 7
                stages:
                  - { stage: firm, days-from-due: 15 }
                  - { stage: friendly, days-from-due: 1 }
                """);
        write(
                "mappings/procedures/hasty.yaml",
                """
                name: hasty
                minimum-gap-days: 7
                stages:
                  - { stage: reminder-before-due, days-from-due: -5 }
                  - { stage: due-day, days-from-due: 0 }
                  - { stage: friendly, days-from-due: 1 }
                """);
        write(
                "mappings/procedures/claiming.yaml",
                """
                name: claiming
                minimum-gap-days: 7
                late-payment: ess
                stages:
                  - { stage: friendly, days-from-due: 1, late-interest: true }
                """);
        write(
                "mappings/rates/holes.yaml",
                """
                name: holes
                rates:
                  - { from: 2025-01-01, rate: 3.15, source: gazette }
                  - { from: 2026-01-01, rate: 2.15, source: gazette }
                """);
        write(
                "mappings/rates/overlaps.yaml",
                """
                name: overlaps
                rates:
                  - { from: 2025-01-01, until: 2025-09-30, rate: 3.15, source: gazette }
                  - { from: 2025-07-01, rate: 2.15, source: gazette }
                """);
        write(
                "mappings/holidays.yaml",
                """
                holidays:
                  - { date: 2026-12-24, until: 2026-12-23, name: Christmas }
                  - { date: 2026-02-30, name: no such day }
                """);

        Call check = check("--dunning.companies.iberica.region=ZZ");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("mappings/procedures/unordered.yaml:5:24 must come after the 15 days of the stage before")
                .contains(
                        "mappings/procedures/hasty.yaml:5:23 stage 'due-day' is never reached: its last day is 0 days from"
                                + " due, and stage 'reminder-before-due' with a gap of 7 days allows it from 2 on; lower the gap or"
                                + " move the stage")
                .contains(
                        "mappings/procedures/claiming.yaml:3:1 there is no mappings/late-payment/ess.yaml; did you mean 'es'?")
                .contains(
                        "mappings/rates/holes.yaml:4:7 no rate is known from 2025-07-01 to 2025-12-31; add the missing one"
                                + " with its source")
                .contains("mappings/rates/overlaps.yaml:4:7 overlaps the rate before, which lasts until 2025-09-30")
                .contains("mappings/holidays.yaml:2:5 'until' 2026-12-23 lies before 'date' 2026-12-24")
                .contains("mappings/holidays.yaml:3:7 expected a date such as 2026-03-31, found '2026-02-30'")
                .contains(
                        "knows no region 'ZZ'; write a country of ISO 3166-1 such as ES, or a part of it such as ES-CT");
    }

    @Test
    void anUnknownRegionOfACompanyIsToldWithItsPlace() throws IOException {
        Path settings = config.resolve("application.yaml");
        List<String> lines = new ArrayList<>(Files.readAllLines(settings));
        int company = lines.indexOf("    iberica:");
        assertThat(company).isPositive();
        lines.add(company + 1, "      region: ES-XX");
        Files.write(settings, lines);

        assertThat(check().out())
                .contains("application.yaml:" + (company + 2)
                        + ":15 'region' knows no region 'ES-XX'; of ES are known ES-AN,");
    }

    @Test
    void anUnknownRegionOfTheHolidaysIsRefusedWithThoseThatAreKnown() throws IOException {
        write("mappings/holidays.yaml", "holidays:\n  - { date: 2026-08-10, name: summer, regions: [ES-XX] }\n");

        assertThat(check().out())
                .contains(
                        "mappings/holidays.yaml:2:49 'regions' knows no region 'ES-XX'; of ES are known ES-AN,",
                        "ES-CT");
    }

    @Test
    void aHalfYearWhoseRateIsMissingIsTold() throws IOException {
        write(
                "mappings/procedures/standard.yaml",
                """
                name: standard
                minimum-gap-days: 7
                late-payment: es
                stages:
                  - { stage: firm, days-from-due: 15, late-interest: true }
                """);
        write(
                "mappings/rates/ecb.yaml",
                "name: ecb\nrates:\n  - { from: 2025-01-01, until: 2025-12-31, rate: 3.15, source: gazette }\n");

        Call check = check();

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("mappings/rates/ecb.yaml:3:5 this is the last rate and ")
                .contains(
                        "is not covered: notices that claim interest by scheme 'es' are held until the rate is added");
    }

    @Test
    void aMisspeltProcedureOrErpIsToldWithTheOneThatWasMeant() {
        assertThat(check("--dunning.companies.iberica.procedure=standart", "--dunning.erp=odo")
                        .out())
                .contains("there is no mappings/procedures/standart.yaml; did you mean 'standard'?")
                .contains("dunning.erp is 'odo'; did you mean 'odoo'?");
    }

    @Test
    void twoRowsForTheSameDebtorAreRefusedWithBothLines() throws IOException {
        write(
                "mappings/procedure-table.yaml",
                """
                rows:
                  - when: { country: [DE] }
                    procedure: standard
                  - when: { segment: [trade], country: [Germany] }
                    procedure: standart
                  - when: { segment: [trade] }
                    procedure: standard
                """);

        Call check = check();

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains(
                        "mappings/procedure-table.yaml:4:41 'Germany' is no country of ISO 3166-1; did you mean 'DE'?")
                .contains(
                        "mappings/procedure-table.yaml:5:5 there is no mappings/procedures/standart.yaml; did you mean"
                                + " 'standard'?")
                .contains(
                        "mappings/procedure-table.yaml:6:5 a debtor of segment trade can also be one of country de in row 1"
                                + " at line 2; make their conditions exclude each other")
                .contains(
                        "mappings/procedure-table.yaml:6:5 the last row must take everybody else: remove its 'when', or add"
                                + " a row without one");
    }

    @Test
    void aCatchAllThatIsNotTheLastRowIsRefused() throws IOException {
        write(
                "mappings/procedure-table.yaml",
                """
                rows:
                  - procedure: standard
                  - when: { country: [DE] }
                    procedure: standard
                """);

        assertThat(check().out())
                .contains(
                        "mappings/procedure-table.yaml:2:5 a row without conditions takes everybody, so it must be the last")
                .contains("mappings/procedure-table.yaml:3:5 the last row must take everybody else");
    }

    @Test
    void aRateThatIsClaimedByWithoutAPublicationIsANoteAndNoProblem() throws IOException {
        write(
                "mappings/rates/ecb.yaml",
                """
                name: ecb
                rates:
                  - { from: 2020-01-01, until: 2024-12-31, rate: 3.15, source: to be confirmed }
                  - { from: 2025-01-01, until: 2099-12-31, rate: 2.15, source: gazette }
                """);
        Call unused = check();
        assertThat(unused.out()).contains("No problem found").doesNotContain("to be confirmed");

        write(
                "mappings/procedures/claiming.yaml",
                """
                name: claiming
                minimum-gap-days: 7
                late-payment: es
                stages:
                  - { stage: friendly, days-from-due: 1, late-interest: true }
                """);
        Call used = check();

        assertThat(used.exitCode()).as(used.out()).isZero();
        assertThat(used.out())
                .contains("note: " + config.resolve("mappings/rates/ecb.yaml")
                        + ":3:56 the rate from 2020-01-01 is claimed by"
                        + " though its source is to be confirmed: look it up and name its publication");
    }

    private Call check(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "check";
        words[1] = "--config=" + config;
        System.arraycopy(more, 0, words, 2, more.length);
        return Call.of(words);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(config.resolve(file).getParent());
        Files.writeString(config.resolve(file), text);
    }
}
