package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Standing;
import org.dunning.run.ItemStory;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of other systems complain about, as scenes over weeks, from the ERP's rows to mails, letters and calls. */
abstract class DemandsContract {

    private static final LocalDate TODAY = SmallErp.TODAY;

    @TempDir
    Path folder;

    private SmallErp erp;

    abstract String ledgerUrl(Path folder) throws Exception;

    @BeforeEach
    void anErpThatKnowsAddressesAndTelephones() {
        erp = new SmallErp(folder);
        erp.change("alter table dunning_open_items add column postal_address varchar(300)");
        erp.change("alter table dunning_open_items add column phone varchar(60)");
        erp.change("alter table dunning_open_items add column messages_allowed varchar(5)");
    }

    private Connector start(String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "dunning.config=" + folder.resolve("config"),
                "dunning.channels.letters=" + folder.resolve("letters"),
                "dunning.channels.calls=" + folder.resolve("calls")));
        settings.addAll(List.of(more));
        return new Connector(folder, erp, ledgerUrl(folder), settings.toArray(String[]::new));
    }

    private void procedure(String text) throws IOException {
        Path file = folder.resolve("config/mappings/procedures/standard.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name: standard\n" + text);
    }

    /** D5: 100 owed, 40 paid between two notices. D6: everything paid, and a new invoice later. */
    @Test
    void aPartPaymentLeavesTheRestAtTheNextStageAndANewInvoiceStartsAnew() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start()) {
            assertThat(stages(connector.run())).containsExactly("D1 friendly 100.00 EUR");
            erp.change("update dunning_open_items set residual = 60");
            assertThat(stages(connector.on(TODAY.plusDays(7)).run())).isEmpty();
            assertThat(stages(connector.on(TODAY.plusDays(12)).run())).containsExactly("D1 firm 60.00 EUR");

            assertThat(text(connector, "firm"))
                    .contains("A-1", "60,00 EUR de 100,00 EUR")
                    .contains("Total pendiente: 60,00 EUR");
            assertThat(why(connector, "A-1"))
                    .contains("60.00 EUR open of 100.00 EUR")
                    .contains("stage firm, 60.00 EUR, priority 900.00 = 60.00 EUR x 15 days: SENT")
                    .contains("stage friendly, 100.00 EUR, priority 300.00 = 100.00 EUR x 3 days: SENT");
            assertThat(erp.notes()).containsExactly("D1 firm A-1", "D1 friendly A-1");

            erp.pay("A-1");
            erp.item("Z-9", "D9", "1.00", -90);
            assertThat(stages(connector.on(TODAY.plusDays(20)).run())).isEmpty();
            erp.item("A-2", "D1", "80.00", -60);
            assertThat(stages(connector.on(TODAY.plusDays(62)).run())).containsExactly("D1 friendly 80.00 EUR");
        }
    }

    /** D1, D4: what was credited or paid counts though nobody allocated it; the notice and why tell it. */
    @Test
    void aCreditStandsInTheNoticeAndInWhyAndAPaymentThatCoversAllSilencesTheDebtor() throws Exception {
        erp.item("A-1", "D1", "100.00", 3).item("CN-1", "D1", "-30.00", 1);
        erp.item("B-1", "D2", "50.00", 3).item("PAY-2", "D2", "-80.00", 1);
        try (var connector = start()) {
            assertThat(stages(connector.run())).containsExactly("D1 friendly 70.00 EUR");

            assertThat(text(connector, "friendly")).contains("CN-1", "Total pendiente: 70,00 EUR");
            assertThat(connector.mails()).hasSize(1);
            assertThat(why(connector, "A-1")).contains("70.00 EUR are left of it after CN-1");
            assertThat(why(connector, "CN-1")).contains("30.00 EUR of this credit set against A-1");
            assertThat(why(connector, "B-1")).contains("NETTED", "covered by PAY-2");
        }
    }

    private static String why(Connector connector, String document) {
        return String.join(
                "\n", ItemStory.of(connector.bean(ItemFiles.class).of(document).get(0)));
    }

    /** D6: the oldest of three is paid; the clock of the others does not move. */
    @Test
    void payingTheOldestInvoiceLeavesTheOthersAtTheirOwnStages() throws Exception {
        erp.item("OLD", "D1", "100.00", 14).item("MID", "D1", "50.00", 3).item("NEW", "D1", "20.00", -10);
        try (var connector = start()) {
            assertThat(stages(connector.run())).containsExactly("D1 friendly 150.00 EUR");
            erp.pay("OLD");
            assertThat(stages(connector.on(TODAY.plusDays(7)).run()))
                    .containsExactly("D1 reminder-before-due 20.00 EUR");
            assertThat(stages(connector.on(TODAY.plusDays(14)).run())).containsExactly("D1 firm 70.00 EUR");
        }
    }

    /** D3: nobody ran anything for 45 days. */
    @Test
    void afterFortyFiveDaysWithoutARunNoStageIsLeftOutAndNobodyGetsTwoNotices() throws Exception {
        erp.item("KNOWN", "D1", "100.00", 3).item("KNOWN-2", "D1", "10.00", -30);
        try (var connector = start()) {
            assertThat(stages(connector.run())).containsExactly("D1 friendly 100.00 EUR");
            erp.item("FRESH", "D2", "70.00", 2);

            connector.on(TODAY.plusDays(45));
            assertThat(stages(connector.run())).containsExactly("D1 firm 110.00 EUR", "D2 friendly 70.00 EUR");
            assertThat(stages(connector.run())).isEmpty();
            assertThat(stages(connector.on(TODAY.plusDays(46)).run())).isEmpty();
            assertThat(stages(connector.on(TODAY.plusDays(52)).run()))
                    .containsExactly("D1 formal 110.00 EUR", "D2 firm 70.00 EUR");
            assertThat(connector.mails()).hasSize(4);
        }
    }

    /** D16: one document, three instalments; the first is late. */
    @Test
    void ofAnInvoiceInInstalmentsOnlyTheLateOneIsDemanded() throws Exception {
        erp.item("T1", "D1", "100.00", 3).item("T2", "D1", "100.00", -27).item("T3", "D1", "100.00", -57);
        erp.change("update dunning_open_items set line_no = right(erp_key, 1), document_no = 'INV-1'");
        try (var connector = start()) {
            assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 1L, Outcome.NOT_DUE, 2L));
            assertThat(text(connector, "friendly"))
                    .contains("INV-1", "Total pendiente: 100,00 EUR")
                    .doesNotContain("200,00", "300,00");
            erp.change("delete from dunning_open_items where line_no = '1'");
            assertThat(stages(connector.on(TODAY.plusDays(28)).run())).containsExactly("D1 friendly 100.00 EUR");
        }
    }

    /** D11: collected by direct debit; the debit comes back and the ERP takes its mark away. */
    @Test
    void aDirectDebitIsLeftAloneUntilItIsReturnedAndThenStartsAtTheFirstStage() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        erp.change("update dunning_open_items set direct_debit = 'yes'");
        try (var connector = start()) {
            assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.DIRECT_DEBIT, 1L));
            assertThat(connector.on(TODAY.plusDays(40)).run().outcomes()).isEqualTo(Map.of(Outcome.DIRECT_DEBIT, 1L));
            assertThat(connector.mails()).isEmpty();

            erp.change("update dunning_open_items set direct_debit = null");
            assertThat(stages(connector.on(TODAY.plusDays(41)).run())).containsExactly("D1 friendly 100.00 EUR");
            erp.change("update dunning_open_items set direct_debit = 'yes'");
            assertThat(connector.on(TODAY.plusDays(60)).run().outcomes()).isEqualTo(Map.of(Outcome.DIRECT_DEBIT, 1L));
            assertThat(connector.mails()).hasSize(1);
        }
    }

    /** D12: the gap and the caps count mails, letters and calls alike. */
    @Test
    void gapAndCapsCountContactsOverAllChannels() throws Exception {
        procedure(
                """
                minimum-gap-days: 2
                contact-caps: { per-day: 1, per-week: 2 }
                stages:
                  - { stage: friendly, days-from-due: 1, channels: [mail] }
                  - { stage: firm, days-from-due: 2, days-to-pay: 3, channels: [letter] }
                  - { stage: talk, template: firm, days-from-due: 5, days-to-pay: 3, channels: [call] }
                """);
        erp.item("A-1", "D1", "100.00", 1);
        erp.change(
                "update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid', phone = '+34910000001'");
        try (var connector = start()) {
            connector.run();
            assertThat(connector.on(TODAY.plusDays(1)).run().outcomes()).isEqualTo(Map.of(Outcome.TOO_SOON, 1L));
            connector.on(TODAY.plusDays(2)).run();
            assertThat(channels(connector)).containsExactly("mail SENT", "letter SENT");
            for (int day = 4; day < 7; day++) {
                assertThat(connector.on(TODAY.plusDays(day)).run().outcomes())
                        .isEqualTo(Map.of(Outcome.FREQUENCY_CAP, 1L));
            }
            connector.on(TODAY.plusDays(7)).run();
            assertThat(channels(connector)).containsExactly("mail SENT", "letter SENT", "call SENT");
            erp.item("B-1", "D1", "70.00", "USD", 3);
            assertThat(connector.run().outcomes()).containsEntry(Outcome.TOO_SOON, 1L);
        }
    }

    /** S60: a claim that lapses is a person's, in time. */
    @Test
    void aClaimThatWillLapseIsATaskForAPersonUntilItIsPaid() throws Exception {
        procedure(
                """
                minimum-gap-days: 7
                limitation: { years: 1, starts-at: due-date, alert-months: 2 }
                stages:
                  - { stage: friendly, days-from-due: 1 }
                """);
        erp.item("A-1", "D1", "100.00", 300).item("B-1", "D2", "100.00", 10);
        try (var connector = start()) {
            connector.run();
            assertThat(connector.bean(Standing.class).openTasks()).isEmpty();
            connector.on(TODAY.plusDays(10)).run();
            assertThat(connector.bean(Standing.class).tasks(9))
                    .filteredOn(task -> task.kind().equals("LIMITATION"))
                    .extracting(Standing.OpenTask::debtorNo, Standing.OpenTask::detail)
                    .containsExactly(tuple("D1", lapses("A-1", 300)));
            erp.item("A-2", "D1", "100.00", 299);
            connector.run();
            assertThat(connector.bean(Standing.class).tasks(9))
                    .extracting(Standing.OpenTask::detail)
                    .contains(lapses("A-1", 300) + "; " + lapses("A-2", 299));

            erp.pay("A-1");
            erp.pay("A-2");
            erp.item("B-2", "D2", "100.00", -60);
            connector.on(TODAY.plusDays(11)).run();
            // With D1 nothing is open any more; D2's first invoice has no stage left.
            assertThat(connector.bean(Standing.class).openTasks()).isEqualTo(Map.of("LAST_STAGE", 1L));
        }
    }

    private static String lapses(String document, int daysOverdue) {
        return document + " of 100.00 EUR lapses on "
                + TODAY.minusDays(daysOverdue).plusYears(1);
    }

    /** S20: a notice with a hundred and one items is a batch of its own, so that the order can be seen. */
    @Test
    void theMostUrgentLeaveFirstAndNoCurrencyWaitsForAllOfAnother() throws Exception {
        debtor("D1", "10.00", "EUR");
        debtor("D2", "30.00", "EUR");
        debtor("D3", "20.00", "EUR");
        debtor("Y1", "500", "JPY");
        debtor("Y2", "9000", "JPY");
        // One thread sends, so that nothing overtakes.
        try (var connector = start("dunning.mail.connections=1", "dunning.delivery.prepared-ahead=0")) {
            RunReport report = connector.run();

            assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 5L));
            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select debtor_no from contact_history where event = 'SENDING' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("D2", "Y2", "D3", "D1", "Y1");
        }
    }

    private void debtor(String number, String amount, String currency) {
        for (int i = 0; i < 101; i++) {
            erp.item(number + "-" + i, number, amount, currency, 3);
        }
    }

    private static List<String> stages(RunReport report) {
        return report.notices().stream()
                .sorted(Comparator.comparing(NoticeSummary::debtor))
                .map(notice -> notice.debtor() + " " + notice.stage() + " " + notice.total())
                .toList();
    }

    private static List<String> channels(Connector connector) {
        return connector
                .bean(Ledger.class)
                .sql("select channel || ' ' || state from delivery order by id")
                .query(String.class)
                .list();
    }

    /** The plain text of the mail of a stage. */
    private String text(Connector connector, String stage) throws Exception {
        String token = connector
                .bean(Ledger.class)
                .sql("select d.token from delivery d join notice n on n.id = d.notice_id where n.stage = :stage")
                .param("stage", stage)
                .query(String.class)
                .single();
        for (Path file : connector.mails()) {
            try (var in = Files.newInputStream(file)) {
                var mail = new MimeMessage(null, in);
                if (mail.getMessageID().contains(token)) {
                    return plain(mail.getContent()).replace('\u00a0', ' ');
                }
            }
        }
        throw new AssertionError("no mail of stage " + stage);
    }

    private static String plain(Object content) throws Exception {
        if (content instanceof Multipart parts) {
            return plain(parts.getBodyPart(0).getContent());
        }
        return String.valueOf(content);
    }
}
