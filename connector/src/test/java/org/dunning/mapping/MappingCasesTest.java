package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingCasesTest {

    private static final Path SQL = Path.of("mappings/records/sql.yaml");

    @TempDir
    Path folder;

    @Test
    void everyShippedMappingIsProvenByExamplesBesideIt() throws IOException {
        List<Path> mappings = shippedMappings();

        assertThat(mappings).hasSizeGreaterThanOrEqualTo(3);
        assertThat(mappings).allSatisfy(mapping -> {
            assertThat(MappingCheck.check(mapping)).isEmpty();
            MappingCases.Results results = MappingCases.run(mapping, cases(mapping));
            assertThat(results.run()).isPositive();
            assertThat(results.failures()).isEmpty();
        });
    }

    @Test
    void tellsWhatIsNotAsExpectedWhereItStands() throws IOException {
        assertThat(
                        failures(
                                """
                        - name: wrong
                          given: { document_no: F-1, erp_key: a, debtor_no: b, currency: EUR, residual: 10 }
                          expect:
                            residual: 10.01 EUR
                            amount: 10
                            due-date: 2026-03-01
                            lien: 2
                            set-aside: currency
                        - name: poison
                          given: { document_no: F-1, erp_key: a, debtor_no: b, currency: EURO, residual: 10 }
                          expect:
                            residual: 10
                            set-aside: residual
                        """))
                .containsExactly(
                        ":4:5 wrong: residual is '10.00 EUR', expected '10.01 EUR'",
                        ":6:5 wrong: due-date is empty, expected '2026-03-01'",
                        ":7:5 wrong: unknown field 'lien'; did you mean 'line'?",
                        ":8:5 wrong: the record was not set aside, expected currency to be refused",
                        ":12:5 poison: the record was set aside: currency 'EURO' is not a currency code of ISO 4217"
                                + " such as EUR",
                        ":13:5 poison: set aside for currency ('EURO' is not a currency code of ISO 4217 such as EUR),"
                                + " expected residual");
    }

    @Test
    void refusesExamplesThatTestNothing() throws IOException {
        assertThat(
                        failures(
                                """
                        - name: misspelt
                          given: { document: F-1 }
                          expect: { set-aside: document-no }
                        - given: { document_no: F-1 }
                          expects: { line: 1 }
                        """))
                .containsExactly(
                        ":2:12 the mapping reads no column 'document'; did you mean 'document_no'?",
                        ":5:3 unknown key 'expects'; did you mean 'expect'?",
                        ":4:3 missing key 'name'",
                        ":4:3 missing key 'expect' with fields below it");
        assertThat(failures("[]")).singleElement().asString().contains("expected a list of cases");
    }

    private List<String> failures(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("sql.cases.yaml"), text);
        return MappingCases.run(SQL, file).failures().stream()
                .map(failure -> failure.toString().substring(file.toString().length()))
                .toList();
    }

    private static List<Path> shippedMappings() throws IOException {
        try (Stream<Path> top = Files.walk(Path.of("mappings/records"));
                Stream<Path> samples = Files.walk(Path.of("config-samples"))) {
            return Stream.concat(top, samples)
                    .filter(file -> file.toString().matches(".*mappings/records/[^/.]+\\.yaml"))
                    .toList();
        }
    }

    private static Path cases(Path mapping) {
        return mapping.resolveSibling(mapping.getFileName().toString().replace(".yaml", ".cases.yaml"));
    }
}
