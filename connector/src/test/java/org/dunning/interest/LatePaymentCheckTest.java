package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatePaymentCheckTest {

    @TempDir
    Path folder;

    @Test
    void theShippedFilesAreGood() {
        assertThat(LatePaymentCheck.check(new ConfigFolders(Path.of(""), Path.of(""))))
                .isEmpty();
    }

    @Test
    void holesAndOverlapsOfARateTableAreRefused() throws IOException {
        write(
                "mappings/rates/own.yaml",
                """
                name: own
                rates:
                  - { from: 2025-01-01, rate: 3.15, source: gazette }
                  - { from: 2025-06-30, rate: 2.15, source: gazette }
                  - { from: 2026-01-01, rate: 2.15, source: gazette }
                  - { from: 2026-07-01, until: 2026-06-01, rate: 2, source: gazette }
                """);

        assertThat(problems())
                .containsExactly(
                        "own.yaml:4:7 overlaps the rate before, which lasts until 2025-06-30; end that one on 2025-06-29, or"
                                + " begin this one on 2025-07-01",
                        "own.yaml:5:7 no rate is known from 2025-07-01 to 2025-12-31; add the missing one with its source",
                        "own.yaml:6:25 is before 'from'");
    }

    @Test
    void aSchemeMustNameItsTableItsDebtorsAndItsTiers() throws IOException {
        write("mappings/rates/own.yaml", "name: own\nrates:\n  - { from: 2025-01-01, rate: 3.15, source: gazette }\n");
        write(
                "mappings/late-payment/harsh.yaml",
                """
                name: harsch
                source: a law
                statutory: true
                currency: EUR
                debtor-types: [business, consumer]
                rate-table: onw
                margin: 8
                rate-mode: floating
                day-count: act-365
                rounding: once
                compensation: [{ amount: 40 }, { below: 100, amount: 70 }]
                """);

        assertThat(problems())
                .containsExactly(
                        "harsh.yaml:1:1 'harsch' must be the file's name, harsh",
                        "harsh.yaml:6:1 there is no mappings/rates/onw.yaml; known are own",
                        "harsh.yaml:5:1 a statutory scheme between businesses is not for consumers; a contract with them is"
                                + " 'statutory: false'",
                        "harsh.yaml:11:16 needs a 'below' above that of the tier before",
                        "harsh.yaml:11:34 the last tier has no limit");
    }

    @Test
    void anOrderOfSetOffNamesEachPartOnceAndItsSource() throws IOException {
        write("mappings/rates/own.yaml", "name: own\nrates:\n  - { from: 2025-01-01, rate: 3.15, source: gazette }\n");
        String scheme =
                """
                name: own
                source: a law
                statutory: false
                currency: EUR
                debtor-types: [business]
                rate-table: own
                margin: 8
                rate-mode: floating
                day-count: act-365
                rounding: once
                allocation: %s
                """;
        write(
                "mappings/late-payment/own.yaml",
                scheme.formatted("{ order: [interest, costs, principal], source: a law }"));
        assertThat(problems()).isEmpty();
        write("mappings/late-payment/own.yaml", scheme.formatted("{ order: [costs, costs], source: a law }"));
        assertThat(problems())
                .containsExactly(
                        "own.yaml:11:1 each of costs, interest and principal stands in the order at most once");
        write("mappings/late-payment/own.yaml", scheme.formatted("{ order: [intrest], source: a law }"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("own.yaml:11:")
                .contains("intrest", "did you mean 'interest'?");
        write("mappings/late-payment/own.yaml", scheme.formatted("{ order: [interest] }"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("own.yaml:11:")
                .contains("source");
    }

    @Test
    void tiersRiseAndATableHasItsFilesName() throws IOException {
        write("mappings/rates/own.yaml", "name: onw\nrates:\n  - { from: 2025-01-01, rate: 3.15, source: gazette }\n");
        write(
                "mappings/late-payment/own.yaml",
                """
                name: own
                source: a contract
                statutory: false
                currency: EUR
                debtor-types: [business, consumer]
                rate-table: own
                margin: 8
                rate-mode: floating
                day-count: act-365
                rounding: once
                compensation: [{ below: 100, amount: 40 }, { below: 100, amount: 50 }, { amount: 70 }]
                """);

        assertThat(problems())
                .containsExactly(
                        "own.yaml:1:1 'onw' must be the file's name, own",
                        "own.yaml:11:44 needs a 'below' above that of the tier before");
    }

    @Test
    void ratesWithoutAPublicationAreToldOnceForAllSchemesThatClaimByThem() throws IOException {
        write(
                "mappings/rates/own.yaml",
                """
                name: own
                rates:
                  - { from: 2025-01-01, rate: 3.15, source: gazette }
                  - { from: 2025-07-01, rate: 2.15, source: To be confirmed }
                """);
        for (String scheme : List.of("one", "two")) {
            write(
                    "mappings/late-payment/" + scheme + ".yaml",
                    """
                    name: %s
                    source: a contract
                    statutory: false
                    currency: EUR
                    debtor-types: [business]
                    rate-table: own
                    margin: 8
                    rate-mode: floating
                    day-count: act-365
                    rounding: once
                    """
                            .formatted(scheme));
        }

        assertThat(LatePaymentCheck.unconfirmed(new ConfigFolders(folder, folder), List.of("one", "two", "none")))
                .extracting(LatePaymentCheckTest::shown)
                .containsExactly(
                        "own.yaml:4:37 the rate from 2025-07-01 is claimed by though its source is to be confirmed:"
                                + " look it up and name its publication");
        assertThat(LatePaymentCheck.unconfirmed(new ConfigFolders(folder, folder), List.of()))
                .isEmpty();
        assertThat(LatePaymentCheck.missing(
                        new ConfigFolders(folder, folder), List.of("one"), LocalDate.of(2026, 1, 1)))
                .extracting(problem -> problem.line())
                .containsExactly(4);
    }

    @Test
    void aRateThatIsMissingTodayIsToldWithWhatItHolds() {
        var shipped = new ConfigFolders(Path.of(""), Path.of(""));

        assertThat(LatePaymentCheck.missing(shipped, List.of("es"), LocalDate.of(2026, 6, 30)))
                .isEmpty();
        assertThat(LatePaymentCheck.missing(shipped, List.of("es", "unknown"), LocalDate.of(2026, 7, 1)))
                .singleElement()
                .asString()
                .contains("ecb.yaml:", "2026-07-01 is not covered", "scheme 'es' are held");
    }

    private List<String> problems() {
        return LatePaymentCheck.check(new ConfigFolders(folder, folder)).stream()
                .map(LatePaymentCheckTest::shown)
                .toList();
    }

    private static String shown(Problem problem) {
        return Path.of(problem.file()).getFileName() + ":" + problem.line() + ":" + problem.column() + " "
                + problem.message();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
