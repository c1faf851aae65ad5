package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Suppressions;
import org.dunning.outbox.Approvals;
import org.dunning.run.ItemStory;
import org.dunning.run.NoticeSummary;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thank-you after settlement: once, to nobody who is held, and only where a company wants it. Both ledgers keep it. */
abstract class ThanksContract {

    private static final LocalDate TODAY = SmallErp.TODAY;
    private static final String THANKS = "dunning.thank-you.companies=acme";

    @TempDir
    Path folder;

    private SmallErp erp;

    abstract String ledgerUrl(Path folder) throws Exception;

    @BeforeEach
    void erp() throws IOException {
        Path procedures = Files.createDirectories(folder.resolve("config/mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                """
                name: standard
                minimum-gap-days: 5
                stages:
                  - { stage: reminder-before-due, days-from-due: -5 }
                  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1 }
                """);
        erp = new SmallErp(folder);
        // Others owe as well: a sweep of next to nothing would not be believed.
        for (int other = 1; other <= 4; other++) {
            erp.item("Z-" + other, "D9", "10.00", -60);
        }
    }

    private Connector start(String... more) throws Exception {
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = "dunning.config=" + folder.resolve("config");
        return new Connector(folder, erp, ledgerUrl(folder), settings);
    }

    private static List<String> thanked(Connector connector) {
        return connector
                .bean(Ledger.class)
                .sql("select n.debtor_no || ' ' || d.state from notice n join delivery d on d.notice_id = n.id"
                        + " where n.stage = 'thanks' order by n.id")
                .query(String.class)
                .list();
    }

    private static String mail(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(null, in);
            return message.getSubject() + "\n" + Files.readString(file);
        }
    }

    @Test
    void whoHasSettledIsThankedOnce() throws Exception {
        erp.item("A-1", "D1", "100.00", 3).item("A-2", "D1", "50.00", 2);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            erp.pay("A-2");
            RunReport settled = connector.on(TODAY.plusDays(1)).run();

            assertThat(settled.alarms()).isEmpty();
            assertThat(settled.notices()).extracting(NoticeSummary::stage).containsExactly("thanks");
            assertThat(thanked(connector)).containsExactly("D1 SENT");
            assertThat(connector.mails()).hasSize(2);
            List<String> mails = connector.mails().stream()
                    .map(file -> {
                        try {
                            return mail(file);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .filter(mail -> mail.startsWith("Gracias"))
                    .toList();
            assertThat(mails).hasSize(1).first().asString().startsWith("Gracias: 150,00 EUR saldados (Acme Ib");

            connector.on(TODAY.plusDays(2)).run();
            connector.on(TODAY.plusDays(3)).run();
            assertThat(thanked(connector)).hasSize(1);
            assertThat(erp.noteTexts())
                    .anySatisfy(
                            note -> assertThat(note).contains("Thank-you").contains("settled: 150 EUR, sent by mail"));
            ItemFile file = connector.bean(ItemFiles.class).of("A-1").get(0);
            assertThat(String.join("\n", ItemStory.of(file)))
                    .contains("stage thanks, 150.00 EUR: SENT")
                    .contains("thank-you, settled: 150.00 EUR (A-1, A-2)");
        }
    }

    @Test
    void nobodyIsThankedWhereNobodyWantsIt() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start()) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).run();

            assertThat(thanked(connector)).isEmpty();
        }
    }

    @Test
    void thanksWaitUntilNothingOverdueIsLeftInAnyCurrency() throws Exception {
        erp.item("A-1", "D1", "100.00", 3).item("A-2", "D1", "50.00", "USD", 2);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).run();
            assertThat(thanked(connector)).isEmpty();

            erp.pay("A-2");
            connector.on(TODAY.plusDays(2)).run();
            assertThat(thanked(connector)).containsExactly("D1 SENT", "D1 SENT");
        }
    }

    @Test
    void afterAWeekThanksComeTooLate() throws Exception {
        erp.item("A-1", "D1", "100.00", 3).item("A-2", "D1", "50.00", 2);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).run();
            erp.pay("A-2");
            connector.on(TODAY.plusDays(9)).run();

            assertThat(String.join(
                            "\n",
                            ItemStory.of(
                                    connector.bean(ItemFiles.class).of("A-2").get(0))))
                    .contains("thank-you, settled: 50.00 EUR (A-2)");
        }
    }

    @Test
    void whoPaidWithoutBeingAskedAfterTheDueDateIsNotThanked() throws Exception {
        erp.item("A-1", "D1", "100.00", -3).item("A-2", "D2", "100.00", 1);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).run();

            assertThat(connector.mails()).hasSize(2);
            assertThat(thanked(connector)).isEmpty();
        }
    }

    @Test
    void nobodyIsThankedAtAnAddressThatIsNotUsed() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start(THANKS)) {
            connector.run();
            connector
                    .bean(Suppressions.class)
                    .suppress("d1@debtor.example", Suppressions.Reason.OPT_OUT, "asked us to stop");
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).run();

            assertThat(thanked(connector)).isEmpty();
        }
    }

    @Test
    void whatIsOpenAgainJustBeforeSendingIsNotThankedFor() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1));
            connector.justBeforeTheRecheck(() -> erp.item("A-1", "D1", "100.00", 3));
            connector.run();

            assertThat(thanked(connector)).containsExactly("D1 WITHDRAWN");
            assertThat(connector.mails()).hasSize(1);
        }
    }

    @Test
    void aPersonMayDeclineItAndItDoesNotComeAgain() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            long thanks = connector
                    .on(TODAY.plusDays(1))
                    .ask(org.dunning.run.RunRequest.propose("test"))
                    .notices()
                    .get(0)
                    .number();
            connector.bean(Approvals.class).decline(List.of(thanks), "Ana Ruiz", "they were rude");
            erp.item("A-3", "D1", "70.00", 1);
            RunReport next = connector.on(TODAY.plusDays(5)).run();

            assertThat(thanked(connector)).containsExactly("D1 WITHDRAWN");
            assertThat(next.notices()).extracting(NoticeSummary::stage).containsExactly("friendly");
        }
    }

    @Test
    void aNoticeTakesThePlaceOfAThankYouThatStillWaits() throws Exception {
        erp.item("A-1", "D1", "100.00", 3);
        try (var connector = start(THANKS)) {
            connector.run();
            erp.pay("A-1");
            connector.on(TODAY.plusDays(1)).ask(org.dunning.run.RunRequest.propose("test"));
            assertThat(thanked(connector)).containsExactly("D1 PROPOSED");
            erp.item("A-3", "D1", "70.00", 1);
            connector.on(TODAY.plusDays(6)).run();

            assertThat(thanked(connector)).containsExactly("D1 WITHDRAWN");
            assertThat(connector.mails()).hasSize(2);
        }
    }
}
