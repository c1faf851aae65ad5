package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.SendingPauses;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void aLevelThatSapTakesButNeverWritesIsRejectedAfterSoManyRunsAndTold() {
        sap.changes.silentlyRefused.add("1817100001");
        try (var connector = connector(
                "ledger",
                "none",
                "--dunning.sap.write-back.dunning-state=journal-entry-change",
                "--dunning.sap.write-back.confirm-tries=2")) {
            assertThat(connector.run().notes()).isEqualTo(Map.of("ACCEPTED", 2L));
            connector.later(Duration.ofSeconds(90));
            RunReport second = connector.run();
            assertThat(second.notes()).isEqualTo(Map.of("WRITTEN", 1L, "ACCEPTED", 1L));
            assertThat(second.alarms()).isEmpty();

            connector.later(Duration.ofSeconds(90));
            RunReport third = connector.run();
            assertThat(third.notes()).isEqualTo(Map.of("REJECTED", 1L));
            assertThat(third.alarms())
                    .containsExactly(
                            "tomillo: the ERP rejected a contact note: SAP took the change of 1817100001 but did"
                                    + " not carry it out; see its error monitor (AIF: /FINAC, JECHANGEIN)");
            assertThat(states(connector))
                    .containsExactly(
                            "17100001 REJECTED after 2 confirmations", "17100002 WRITTEN after 1 confirmations");

            // It is over: neither asked for again nor told again, and each line was asked for once.
            connector.later(Duration.ofDays(1));
            assertThat(connector.run().notes()).isEmpty();
            assertThat(sap.changes.requested).hasSize(2);
        }
    }

    @Test
    void aChangeServiceThatRefusesEverythingIsToldAndWhatItRefusedIsAskedForAgain() throws Exception {
        sap.changes.fault = true;
        try (var connector =
                connector("ledger", "none", "--dunning.sap.write-back.dunning-state=journal-entry-change")) {
            for (int run = 0; run < 3; run++) {
                RunReport report = connector.run();
                assertThat(report.notes()).isEmpty();
                assertThat(report.alarms())
                        .singleElement()
                        .asString()
                        .contains("2 contact notes wait because the ERP could not be asked", "HTTP 500")
                        .doesNotContain("Ana");
                connector.later(Duration.ofMinutes(10));
            }

            sap.changes.fault = false;
            assertThat(connector.run().notes()).isEqualTo(Map.of("ACCEPTED", 2L));
            connector.later(Duration.ofSeconds(90));
            assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", 2L));
            assertThat(connector.mails()).hasSize(2);
        }
    }

    private static List<String> states(SampleRun connector) {
        return connector
                .bean(Ledger.class)
                .sql("select debtor_no || ' ' || state || ' after ' || accepted || ' confirmations' from write_back"
                        + " order by debtor_no")
                .query(String.class)
                .list();
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
