package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.outbox.SuspectEvidence;
import org.dunning.outbox.Suspects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Three debtors get their mail one after the other; of the second nobody knows whether it arrived. */
class SuspectTest {

    @TempDir
    Path folder;

    private SmallErp erp;

    @BeforeEach
    void anErp() {
        erp = new SmallErp(folder);
    }

    @Test
    void isSentWhenTheErpHoldsItsNote() throws Exception {
        try (var connector = withSuspect()) {
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector)).endsWith("SENT the ERP holds its note");
        }
    }

    @Test
    void isSentWhenTheLogOfTheMailServerHasIt() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            writeLog(connector, "D1", "D2", "D3");
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector)).last().asString().endsWith("server.log has it");
        }
    }

    @Test
    void isLookedForInTheLogWhenTheErpCannotBeAsked() throws Exception {
        try (var connector = withSuspect(log())) {
            writeLog(connector, "D1", "D2", "D3");
            erp.change("alter table dunning_contacts rename to gone");
            assertThat(settled(connector)).isEqualTo("SENT");
            erp.change("alter table gone rename to dunning_contacts");
        }
    }

    @Test
    void goesOutAgainWithTheSameMessageIdWhenTheLogHasItsNeighboursOnly() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            writeLog(connector, "D1", "D3");
            String before = messageId(connector, "D2");
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector))
                    .contains("SENDING handing over")
                    .anyMatch(event -> event.startsWith("RETRY"));
            assertThat(messageId(connector, "D2")).isEqualTo(before);
        }
    }

    /** Rotated between the hand-over and the look-up: before it in one file, it in another, after it in the newest. */
    @Test
    void isLookedForInRotatedLogsToo() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            rotated(connector, "D1", "server.log.2.gz");
            rotated(connector, "D2", "server.log.1");
            writeLog(connector, "D3");
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector)).last().asString().endsWith("server.log has it");
        }
    }

    @Test
    void goesOutAgainWhenRotatedLogsHaveItsNeighboursOnly() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            rotated(connector, "D1", "server.log.1");
            writeLog(connector, "D3");
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector)).anyMatch(event -> event.startsWith("RETRY"));
        }
    }

    @Test
    void isHeldWhereARotatedLogIsMissingInBetween() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            rotated(connector, "D1", "server.log.2");
            writeLog(connector, "D3");
            assertThat(settled(connector)).isEqualTo("SUSPECT");
        }
    }

    private void rotated(Connector connector, String debtor, String name) throws IOException {
        writeLog(connector, debtor);
        Path current = folder.resolve("server.log");
        if (name.endsWith(".gz")) {
            try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                packed.write(Files.readAllBytes(current));
            }
        } else {
            Files.copy(current, folder.resolve(name));
        }
    }

    @Test
    void isHeldWhenTheLogDoesNotReachThatFar() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            writeLog(connector, "D3");
            assertThat(settled(connector)).isEqualTo("SUSPECT");
        }
    }

    @Test
    void isNotLookedForWhileTheServerMayStillBeBusyWithIt() throws Exception {
        try (var connector = withSuspect(log(), "dunning.delivery.settle-after=2h")) {
            assertThat(settled(connector)).isEqualTo("SUSPECT");
        }
    }

    @Test
    void isHeldWhenNothingDecidesUntilAPersonDoes() throws Exception {
        try (var connector = withSuspect(log())) {
            forgetNote();
            assertThat(settled(connector)).isEqualTo("SUSPECT");
            assertThat(connector.run().alarms()).anyMatch(alarm -> alarm.contains("server.log could not be asked"));

            var suspects = connector.bean(Suspects.class);
            long notice = notice(connector);
            assertThat(connector.bean(SuspectEvidence.class).all())
                    .singleElement()
                    .extracting(evidence -> String.join("\n", evidence.lines()))
                    .asString()
                    .contains(
                            "Message-ID   " + messageId(connector, "D2"),
                            "history      2026-11-20T10:20:00Z SENDING: handing over",
                            "asked        2026-11-20T11:00:00Z the ERP holds no note of it",
                            "asked        2026-11-20T11:00:00Z the mail server's log",
                            "could not be asked",
                            "resolve " + notice + " --sent or --not-sent --by NAME");
            assertThat(suspects.resolve(List.of(notice, 99L), false, "Ana", "not in her inbox"))
                    .extracting(Decided::message)
                    .containsExactly(
                            "notice " + notice
                                    + " (friendly, 25.00 EUR) did not arrive; it goes out again with the next run",
                            "there is no notice 99");
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
            assertThat(suspects.resolve(List.of(notice), true, "Ana", null))
                    .extracting(Decided::done)
                    .containsExactly(false);
        }
    }

    @Test
    void goesOutAgainAtOnceWhereTheConfigurationPrefersTwoMailsToNone() throws Exception {
        try (var connector = withSuspect("dunning.delivery.on-suspect=resend")) {
            forgetNote();
            assertThat(settled(connector)).isEqualTo("SENT");
            assertThat(history(connector)).anyMatch(event -> event.contains("because of dunning.delivery.on-suspect"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLogOfAnotherLedgerStaysForItAndOneOfAnotherStartGoes() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("hand-overs"));
        String start = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
        Path others = Files.writeString(logs.resolve("another-ledgers.log"), start);
        Path old = Files.writeString(logs.resolve("of-yesterday.log"), "another start\n");
        try (var connector = withSuspect()) {
            assertThat(connector.run().alarms()).isEmpty();
        }
        assertThat(others).exists();
        assertThat(old).doesNotExist();
    }

    private Connector withSuspect(String... settings) throws Exception {
        var connector = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"), settings);
        for (int i = 1; i <= 3; i++) {
            erp.item("A-" + i, "D" + i, i + "5.00", 3);
            assertThat(connector.at("2026-11-20T10:" + i + "0:00Z").run().deliveries())
                    .isEqualTo(Map.of("SENT", 1L));
        }
        connector
                .bean(Ledger.class)
                .sql("update delivery set state = 'SUSPECT', due_at = changed_at where notice_id = :notice")
                .param("notice", notice(connector))
                .update();
        connector
                .bean(Ledger.class)
                .sql("delete from write_back where notice_id = :notice")
                .param("notice", notice(connector))
                .update();
        return connector;
    }

    private String log() {
        return "dunning.delivery.smtp-log=" + folder.resolve("server.log");
    }

    private void forgetNote() {
        erp.change("delete from dunning_contacts where debtor_no = 'D2'");
    }

    private void writeLog(Connector connector, String... debtors) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String debtor : debtors) {
            lines.append("postfix/cleanup[1]: 4F%s: message-id=%s%n".formatted(debtor, messageId(connector, debtor)))
                    .append("postfix/qmgr[2]: 4F%s: from=<cobros@acme.example>, size=4711, nrcpt=1 (queue active)%n"
                            .formatted(debtor));
        }
        Files.writeString(folder.resolve("server.log"), lines);
    }

    private String settled(Connector connector) {
        connector.at("2026-11-20T11:00:00Z").run();
        return of(connector, "select d.state from delivery d where d.notice_id = :notice", notice(connector));
    }

    private static long notice(Connector connector) {
        return connector
                .bean(Ledger.class)
                .sql("select id from notice where debtor_no = 'D2'")
                .query(Long.class)
                .single();
    }

    private static String messageId(Connector connector, String debtor) {
        return connector
                .bean(Ledger.class)
                .sql(
                        "select d.message_id from delivery d join notice n on n.id = d.notice_id where n.debtor_no = :debtor")
                .param("debtor", debtor)
                .query(String.class)
                .single();
    }

    private static String of(Connector connector, String query, long notice) {
        return connector
                .bean(Ledger.class)
                .sql(query)
                .param("notice", notice)
                .query(String.class)
                .single();
    }

    private static List<String> history(Connector connector) {
        return connector
                .bean(Ledger.class)
                .sql("select event || ' ' || detail from contact_history where debtor_no = 'D2' order by id")
                .query(String.class)
                .list();
    }
}
