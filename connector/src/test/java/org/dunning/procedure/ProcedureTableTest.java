package org.dunning.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.receivable.DebtorType.BUSINESS;
import static org.dunning.receivable.DebtorType.CONSUMER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D17: policies per debtor group, one row each, and never two. */
class ProcedureTableTest {

    private static final String TABLE =
            """
            rows:
              - when: { segment: [key-account], company: [north, south] }
                procedure: gentle
              - when: { country: [DE, ES-CT], debtor-type: [business], segment: [trade], balance: { currency: EUR, from: 1000 } }
                procedure: strict
              - procedure: standard
            """;

    @TempDir
    Path folder;

    @Test
    void theOneRowThatFitsChoosesAndTellsItself() throws IOException {
        assertThat(chosen(debtor("key-account", "DE", BUSINESS), "5000"))
                .isEqualTo("gentle by row 1, company north or south, segment key-account");
        assertThat(chosen(debtor("trade", "DE", BUSINESS), "1000.00"))
                .isEqualTo(
                        "strict by row 2, segment trade, country de or es-ct, debtor type business, balance from 1000 EUR");
        assertThat(chosen(debtor("trade", "ES-CT", BUSINESS), "1000.00")).startsWith("strict");
    }

    @Test
    void whomNoRowTakesTheLastRowTakes() throws IOException {
        assertThat(chosen(debtor("trade", "DE", BUSINESS), "999.99")).isEqualTo("standard by row 3, everybody else");
        assertThat(chosen(debtor("trade", "DE", CONSUMER), "1000")).startsWith("standard");
        assertThat(chosen(debtor("trade", "DE", null), "1000")).startsWith("standard");
        assertThat(chosen(debtor("trade", "ES", BUSINESS), "1000")).startsWith("standard");
        assertThat(chosen(debtor("trade", null, BUSINESS), "1000")).startsWith("standard");
        assertThat(ProcedureChoice.by(table(TABLE), procedures())
                        .choose(debtor("trade", "DE", BUSINESS), Money.of("1000", "USD"))
                        .procedure()
                        .name())
                .isEqualTo("standard");
    }

    @Test
    void aTableThatNamesNoProcedureOfOursIsRefusedAtTheLatestByTheRun() throws IOException {
        ProcedureTable table = table(TABLE);

        assertThatThrownBy(() -> ProcedureChoice.by(table, Map.of()))
                .hasMessageContaining("there is no mappings/procedures/gentle.yaml");
    }

    @Test
    void aGoodTableHasNoProblems() throws IOException {
        assertThat(check(TABLE)).isEmpty();
    }

    @Test
    void twoRowsThatMayTakeTheSameDebtorAreBothNamed() throws IOException {
        assertThat(
                        check(
                                """
                                rows:
                                  - when: { country: [DE, AT] }
                                    procedure: gentle
                                  - when: { segment: [trade], country: [ES] }
                                    procedure: gentle
                                  - when: { segment: [trade], balance: { currency: EUR, from: 10000 } }
                                    procedure: strict
                                  - procedure: standard
                                """))
                .containsExactly(
                        "6:5 a debtor of segment trade, balance from 10000 EUR can also be one of country de or at in row 1"
                                + " at line 2; make their conditions exclude each other",
                        "6:5 a debtor of segment trade, balance from 10000 EUR can also be one of segment trade, country es"
                                + " in row 2 at line 4; make their conditions exclude each other");
    }

    @Test
    void amountBandsThatTouchDoNotOverlap() throws IOException {
        String bands =
                """
                rows:
                  - when: { balance: { currency: EUR, below: 1000 } }
                    procedure: gentle
                  - when: { balance: { currency: EUR, from: %s } }
                    procedure: strict
                  - when: { balance: { currency: USD } }
                    procedure: strict
                  - procedure: standard
                """;

        assertThat(check(bands.formatted("1000"))).isEmpty();
        assertThat(check(bands.formatted("999.99"))).hasSize(1);
    }

    @Test
    void theLastRowAndOnlyTheLastTakesEverybody() throws IOException {
        assertThat(
                        check(
                                """
                                rows:
                                  - procedure: standard
                                  - when: { segment: [trade], balance: { currency: EUR, from: 10, below: 10 }, company: [nroth] }
                                    procedure: standart
                                """))
                .containsExactly(
                        "2:5 a row without conditions takes everybody, so it must be the last",
                        "4:5 there is no mappings/procedures/standart.yaml; did you mean 'standard'?",
                        "3:5 the last row must take everybody else: remove its 'when', or add a row without one",
                        "3:31 no amount lies between 'from' and 'below'",
                        "3:90 no company 'nroth' under dunning.companies; did you mean 'north'?");
    }

    @ParameterizedTest
    @CsvSource({
        "XX, ; write its two letters such as ES; or a part of it such as ES-CT",
        "UK, ; did you mean 'GB'?",
        "ESP, ; did you mean 'ES'?",
        "Germany, ; did you mean 'DE'?",
        "Alemania, ; did you mean 'DE'?",
        "es_ct, ; did you mean 'ES-CT'?",
        "ES-, ; write its two letters such as ES; or a part of it such as ES-CT"
    })
    void anUnknownCountryIsRefusedWhereItStandsAndTheRightOneIsSuggested(String country, String suggestion)
            throws IOException {
        assertThat(check(
                        """
                                rows:
                                  - when: { country: [ES, "%s"] }
                                    procedure: gentle
                                  - procedure: standard
                                """
                                .formatted(country)))
                .containsExactly(
                        "2:27 '" + country + "' is no country of ISO 3166-1" + suggestion.replace("ES; or", "ES, or"));
    }

    @Test
    void norwayWithoutQuotesIsExplained() throws IOException {
        assertThat(check("rows:\n  - when: { country: [NO] }\n    procedure: gentle\n  - procedure: standard\n"))
                .containsExactly("2:23 'false' is no country of ISO 3166-1; Norway's NO is a no in YAML, so write it in"
                        + " quotes: 'NO'");
    }

    @Test
    void countriesAndTheirPartsMayBeWrittenInSmallLettersAndNorwayIsOne() throws IOException {
        assertThat(
                        check(
                                """
                                rows:
                                  - when: { country: [es-ct-bcn, GB-ENG, 'NO', XK] }
                                    procedure: gentle
                                  - procedure: standard
                                """))
                .isEmpty();
    }

    private String chosen(Debtor debtor, String owed) throws IOException {
        var chosen = ProcedureChoice.by(table(TABLE), procedures()).choose(debtor, Money.of(owed, "EUR"));
        return chosen.procedure().name() + " by " + chosen.row();
    }

    private ProcedureTable table(String text) throws IOException {
        return YamlFile.read(Files.writeString(folder.resolve("table.yaml"), text), ProcedureTable.class)
                .value();
    }

    private List<String> check(String text) throws IOException {
        List<Problem> problems = ProcedureTableCheck.check(
                Files.writeString(folder.resolve("table.yaml"), text),
                procedures().keySet(),
                List.of("north", "south"));
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }

    private static Map<String, DunningProcedure> procedures() {
        return Map.of("standard", named("standard"), "gentle", named("gentle"), "strict", named("strict"));
    }

    private static DunningProcedure named(String name) {
        return new DunningProcedure(
                name,
                7,
                null,
                List.of(new DunningStage("friendly", 1, null, null, null, null, null, null, null, null, null, null)));
    }

    private static Debtor debtor(@Nullable String segment, @Nullable String country, @Nullable DebtorType type) {
        return new Debtor(
                new DebtorKey("erp", "north", "D1"), "D", null, null, null, country, null, segment, null, null, type);
    }
}
