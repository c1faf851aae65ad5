package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.SendingPauses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whole runs with each place where contacts can be noted: what was noted is found there again. */
class SapHistoriesTest {

    private static final LocalDate DUE = SapKit.ON.minusDays(5);

    private final SapPeer sap = new SapPeer();

    @TempDir
    Path folder;

    @BeforeEach
    void twoDebtorsOweOneItemEach() throws Exception {
        sap.changes.prompt = true;
        for (String debtor : List.of("17100001", "17100002")) {
            sap.debtor(debtor, "Debtor " + debtor, debtor + "@example.com");
            sap.dunning(debtor).put("LastDunnedOn", SapPeer.day(LocalDate.of(2026, 1, 2)));
            sap.item("18" + debtor, debtor, "10.00", DUE);
            sap.add(
                    "A_CustomerCompanyText",
                    "Customer",
                    debtor,
                    "CompanyCode",
                    "1010",
                    "Language",
                    "EN",
                    "LongTextID",
                    "0001",
                    "LongText",
                    "");
        }
        new JdbcTemplate(new DriverManagerDataSource(outbox(), "sa", ""))
                .execute(Files.readString(Path.of("config-samples/sap-ecc-sql/dunning_contacts.sql")));
    }

    @AfterEach
    void stop() {
        sap.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom-object", "item-text", "company-text", "outbox"})
    void theNotesOfSentMailsAreFoundAgain(String history) {
        try (var connector = connector("ledger", history)) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 2L));
            connector.later(Duration.ofSeconds(90));
            assertThat(connector.run().notes())
                    .isEqualTo(history.equals("item-text") ? Map.of("WRITTEN", 2L) : Map.of());

            assertThat(connector.reconcile().inWords()).isEqualTo("2 mails compared, no difference");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"item-text", "company-text"})
    void aTextThatWasWrittenOverIsADifferenceAndAClearedLineIsNot(String history) {
        try (var connector = connector("ledger", history)) {
            connector.run();
            connector.later(Duration.ofSeconds(90));
            connector.run();
            sap.item("1817100001").put("IsCleared", true);
            sap.item("1817100002").put("DocumentItemText", "checked by Ana");
            sap.rows(SapPeer.MASTER).of("A_CustomerCompanyText").get(1).put("LongText", "archived");

            assertThat(connector.reconcile().differences())
                    .singleElement()
                    .asString()
                    .contains("debtor 17100002 of tomillo", "but the ERP does not hold its note");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom-object", "item-text", "company-text", "outbox"})
    void aLedgerThatForgotWhatWasSentIsFoundOut(String history) throws Exception {
        try (var lost = connector("lost", history)) {
            lost.run();
        }
        sap.debtor("17100003", "Debtor 17100003", "17100003@example.com");
        sap.item("1817100003", "17100003", "10.00", DUE);
        try (var restored = connector("restored", history)) {
            assertThat(restored.run().alarms())
                    .anyMatch(alarm -> alarm.contains("holds notes of 2 notices that this ledger has never sent"));
            assertThat(restored.mails()).hasSize(2);

            restored.bean(SendingPauses.class).resume(SendingPauses.Scope.ALL, "Ana");
            assertThat(restored.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
            assertThat(restored.mails()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"none,NOT_KEPT,0", "account,WRITTEN,1"})
    void withoutAContactHistoryNoNoteIsMissing(String levels, String became, String level) {
        try (var connector = connector("ledger", "none", "--dunning.sap.write-back.dunning-state=" + levels)) {
            assertThat(connector.run().notes()).isEqualTo(Map.of(became, 2L));
            assertThat(sap.dunning("17100001")).containsEntry("DunningLevel", level);
            connector.later(Duration.ofSeconds(90));

            assertThat(connector.reconcile().inWords()).isEqualTo("2 mails compared, no difference");
        }
    }

    private String outbox() {
        return "jdbc:h2:file:" + folder.resolve("outbox");
    }

    private SampleRun connector(String ledger, String history, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--dunning.sap.write-back.contact-history=" + history);
        if (history.equals("outbox")) {
            settings.add("--dunning.erp-database.url=" + outbox());
            settings.add("--dunning.erp-database.username=sa");
        }
        return SampleRun.s4(sap.url(), folder, ledger, settings.toArray(String[]::new));
    }
}
