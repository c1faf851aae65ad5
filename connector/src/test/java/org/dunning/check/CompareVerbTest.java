package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.dunning.whole.SmallErp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "What changes if we adopt this": two procedures over the same data, with figures reckoned by hand. */
class CompareVerbTest {

    @TempDir
    Path folder;

    private SmallErp erp;

    @BeforeEach
    void threeDebtorsAndTwoProcedures() throws IOException {
        erp = new SmallErp(folder);
        // The verb's clock is the real one; it is the same day all over in UTC.
        int later = Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.now(ZoneOffset.UTC), SmallErp.TODAY));
        erp.item("A-1", "D1", "100.00", 3 + later)
                .item("B-1", "D2", "200.00", 28 + later)
                .item("C-1", "D3", "40.00", -100 + later);
        Path procedures = Files.createDirectories(folder.resolve("config/mappings/procedures"));
        Files.writeString(
                procedures.resolve("steady.yaml"),
                """
                name: steady
                minimum-gap-days: 7
                stages:
                  - { stage: friendly, days-from-due: 1, days-to-pay: 7 }
                  - { stage: firm, days-from-due: 15, days-to-pay: 7 }
                """);
        Files.writeString(
                procedures.resolve("gentle.yaml"),
                """
                name: gentle
                minimum-gap-days: 14
                skip: to-matching
                stages:
                  - { stage: friendly, days-from-due: 10, days-to-pay: 7 }
                  - { stage: firm, days-from-due: 40, days-to-pay: 7 }
                """);
        Files.writeString(
                folder.resolve("config/application.yaml"),
                """
                dunning:
                  erp: sql
                  erp-database: { url: "%s", username: sa }
                  ledger: { url: "jdbc:h2:file:%s" }
                  delivery: { hand-over-log: "%s" }
                  companies: { acme: { zone: UTC, procedure: steady, name: Acme, from: ar@acme.example } }
                  run: { schedule: "0 0 6 * * ?" }
                  mail: { folder: "%s" }
                """
                        .formatted(
                                erp.url(),
                                folder.resolve("ledger"),
                                folder.resolve("hand-overs"),
                                folder.resolve("mails")));
    }

    @Test
    void whatAnotherProcedureWouldChangeIsToldByStageAmountAndDebtor() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        Call call = propose();

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out())
                .contains("With procedure gentle instead")
                // A and B at once, A's and B's second notices after 7 and 12 days; gently A from its tenth day on.
                .containsPattern("friendly +2 -> 2 notices, 300.00 EUR -> 300.00 EUR")
                .containsPattern("firm +2 -> 1 notices, 300.00 EUR -> 200.00 EUR")
                .contains("2 debtors would be treated otherwise")
                .contains("D1 of acme: " + today + " friendly, " + today.plusDays(12) + " firm -> " + today.plusDays(7)
                        + " friendly")
                .contains("D2 of acme: " + today + " friendly, " + today.plusDays(7) + " firm -> " + today
                        + " friendly, " + today.plusDays(14) + " firm")
                .doesNotContain("D3 of");
    }

    @Test
    void programsGetTheSameFigures() throws IOException {
        JsonNode outlook =
                JsonMapper.builder().build().readTree(propose("--json").out()).at("/outlooks/0");

        assertThat(outlook.at("/rows")).hasSize(3);
        assertThat(outlook.at("/rows/0/notices").asInt()).isEqualTo(2);
        assertThat(outlook.at("/rows/0/totals/EUR").decimalValue()).isEqualByComparingTo("300");
        assertThat(outlook.at("/comparison/procedure").asText()).isEqualTo("gentle");
        assertThat(outlook.at("/comparison/debtors").asInt()).isEqualTo(2);
        assertThat(outlook.at("/comparison/rows")).hasSize(3);
    }

    private Call propose(String... more) {
        String[] words = new String[more.length + 6];
        words[0] = "propose";
        words[1] = "--days";
        words[2] = "30";
        words[3] = "--compare";
        words[4] = "gentle";
        words[5] = "--config=" + folder.resolve("config");
        System.arraycopy(more, 0, words, 6, more.length);
        return Call.of(words);
    }
}
