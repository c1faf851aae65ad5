package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.Editing;
import org.dunning.run.ItemStory;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One notice in a person's words: kept, linted, approved anew, and never sent where it no longer fits. Both ledgers keep it. */
abstract class EditContract {

    private static final LocalDate TODAY = SmallErp.TODAY;

    @TempDir
    Path folder;

    private SmallErp erp;

    abstract String ledgerUrl(Path folder) throws Exception;

    @BeforeEach
    void erp() {
        erp = new SmallErp(folder).item("FV-1", "D1", "100.00", 3).item("FV-2", "D1", "20.00", 2);
        erp.item("FV-9", "D2", "70.00", 4);
    }

    private Connector start(String approval, String... more) throws Exception {
        Path procedures = Files.createDirectories(folder.resolve("config/mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                """
                name: standard
                minimum-gap-days: 5
                stages:
                  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, approval: %s }
                """
                        .formatted(approval));
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = "dunning.config=" + folder.resolve("config");
        return new Connector(folder, erp, ledgerUrl(folder), settings);
    }

    private static long noticeOf(Connector connector, String debtor) {
        return connector
                .bean(Ledger.class)
                .sql("select max(id) from notice where debtor_no = :debtor")
                .param("debtor", debtor)
                .query(Long.class)
                .single();
    }

    private static String state(Connector connector, long notice) {
        return connector
                .bean(Ledger.class)
                .sql("select d.state || ' ' || n.approval from delivery d join notice n on n.id = d.notice_id"
                        + " where n.id = :id")
                .param("id", notice)
                .query(String.class)
                .single();
    }

    private static String story(Connector connector, String document) {
        return String.join(
                "\n", ItemStory.of(connector.bean(ItemFiles.class).of(document).get(0)));
    }

    private static String textOf(Connector connector, String addressee) throws IOException {
        for (Path mail : connector.mails()) {
            try (var in = Files.newInputStream(mail)) {
                var message = new MimeMessage(null, in);
                if (message.getAllRecipients()[0].toString().contains(addressee)) {
                    return message.getSubject() + "\n" + firstText(message);
                }
            } catch (jakarta.mail.MessagingException e) {
                throw new IOException(e);
            }
        }
        return "";
    }

    private static String firstText(jakarta.mail.Part part) throws IOException, jakarta.mail.MessagingException {
        return part.getContent() instanceof jakarta.mail.Multipart parts
                ? firstText(parts.getBodyPart(0))
                : String.valueOf(part.getContent());
    }

    @Test
    void aNoticeLeavesInThePersonsWordsAfterItWasApprovedAnew() throws Exception {
        try (var connector = start("one-person")) {
            connector.run();
            long notice = noticeOf(connector, "D1");
            connector.bean(Approvals.class).approve(List.of(notice), "Luis Gil", null);
            var editing = connector.bean(Editing.class);
            String words = editing.words(notice).orElseThrow();
            assertThat(words).startsWith("Recordatorio de pago: 120,00 EUR").contains("\n---\n");
            String changed = words.replace("Estimado cliente:", "Estimada señora Gómez:");

            var edited = editing.edit(notice, changed, "Ana Ruiz", "we talked");
            assertThat(edited.done()).as(edited.message()).isTrue();
            assertThat(edited.message()).endsWith("it needs a person's approval now");
            assertThat(state(connector, notice)).isEqualTo("PROPOSED ONE_PERSON");
            connector.run();
            assertThat(connector.mails()).isEmpty();

            connector.bean(Approvals.class).approve(List.of(notice), "Luis Gil", null);
            connector.on(TODAY.plusDays(1)).run();

            assertThat(textOf(connector, "d1@"))
                    .contains("Estimada señora Gómez:", "FV-1", "FV-2", "28 de noviembre de 2026")
                    .doesNotContain("Estimado cliente", "27 de noviembre de 2026");
            assertThat(story(connector, "FV-1"))
                    .contains("EDITED by Ana Ruiz: words changed by Ana Ruiz: we talked")
                    .contains("words ACTIVE 2026-11-20T12:00:00Z by Ana Ruiz (we talked)")
                    .contains("- Estimado cliente:")
                    .contains("+ Estimada señora Gómez:");
        }
    }

    @Test
    void wordsOfOtherMoneyOrDocumentsOrAThreatAreNotKept() throws Exception {
        try (var connector = start("one-person")) {
            connector.run();
            long notice = noticeOf(connector, "D1");
            var editing = connector.bean(Editing.class);
            String words = editing.words(notice).orElseThrow();

            assertThat(editing.edit(notice, words, "Ana Ruiz", null).message()).endsWith("nothing was changed");
            assertThat(editing.edit(
                                    notice,
                                    words.replace("Estimado cliente:", "Debe 130,00 EUR, o 500 EUR, y la FV-9."),
                                    "Ana Ruiz",
                                    null)
                            .message())
                    .contains("the amount 130,00 is none of this notice's")
                    .contains("the amount 500 is none of this notice's")
                    .contains("the document FV-9 is not in this notice");
            assertThat(editing.edit(notice, words.replace("120,00 EUR", "su deuda"), "Ana Ruiz", null)
                            .message())
                    .contains("subject does not name the amount");
            assertThat(editing.edit(notice, words.replace("\n---\n", "\n"), "Ana Ruiz", null)
                            .message())
                    .contains("has no line '---'");
            assertThat(editing.edit(notice, words.replace("Estimado cliente:", "Señor moroso:"), "Ana Ruiz", null)
                            .message())
                    .contains("is no word for a notice");
            assertThat(editing.edit(notice, words.replace("27 de noviembre de 2026", "pronto"), "Ana Ruiz", null)
                            .message())
                    .contains("does not name the date to pay by any more");
            assertThat(editing.edit(
                                    notice,
                                    words.replace(
                                            "Estimado cliente:", "Pague 100,00 EUR de la FV-1 el 31.12.2026, 5 %."),
                                    "Ana Ruiz",
                                    null)
                            .done())
                    .isTrue();
            assertThat(editing.edit(4711, words, "Ana Ruiz", null).message()).isEqualTo("there is no notice 4711");
        }
    }

    @Test
    void whereNobodyMustApproveChangedWordsLeaveWithTheNextRun() throws Exception {
        try (var connector = start("none")) {
            connector.ask(RunRequest.propose("test"));
            long notice = noticeOf(connector, "D1");
            var editing = connector.bean(Editing.class);
            String words = editing.words(notice).orElseThrow();
            editing.edit(notice, words.replace("Estimado cliente:", "Hola, Marta:"), "Ana Ruiz", null);
            connector.run();

            assertThat(textOf(connector, "d1@")).contains("Hola, Marta:");
            assertThat(editing.edit(notice, words, "Ana Ruiz", null).message())
                    .endsWith("is SENT: its words cannot be changed any more");
        }
    }

    @Test
    void whenTheAmountsChangeJustBeforeSendingTheNoticeWaitsForAPerson() throws Exception {
        try (var connector = start("none")) {
            connector.ask(RunRequest.propose("test"));
            long notice = noticeOf(connector, "D1");
            var editing = connector.bean(Editing.class);
            editing.edit(
                    notice,
                    editing.words(notice).orElseThrow().replace("Estimado cliente:", "Hola, Marta:"),
                    "Ana Ruiz",
                    null);
            connector.justBeforeTheRecheck(() -> erp.pay("FV-2"));
            RunReport report = connector.run();

            assertThat(textOf(connector, "d1@")).isEmpty();
            assertThat(state(connector, notice)).isEqualTo("PROPOSED ONE_PERSON");
            assertThat(report.alarms()).anySatisfy(alarm -> assertThat(alarm)
                    .contains("notice " + notice + " waits for a person")
                    .contains("its amounts or items are others now"));
            assertThat(connector
                            .bean(Approvals.class)
                            .approve(List.of(notice), "Luis Gil", null)
                            .get(0)
                            .done())
                    .isFalse();

            connector.on(TODAY.plusDays(1)).run();
            long later = noticeOf(connector, "D1");
            assertThat(state(connector, later)).isEqualTo("PROPOSED ONE_PERSON");
            assertThat(textOf(connector, "d1@")).isEmpty();
            assertThat(story(connector, "FV-1")).contains("words LAPSED", "which fit no more");

            assertThat(editing.undo(later, "Ana Ruiz", null).done()).isTrue();
            connector.bean(Approvals.class).approve(List.of(later), "Luis Gil", null);
            connector.on(TODAY.plusDays(2)).run();
            assertThat(textOf(connector, "d1@")).contains("100,00 EUR", "Estimado cliente:");
        }
    }

    @Test
    void aNoticeThatReplacesAnEditedOneWaitsForAPerson() throws Exception {
        try (var connector = start("none")) {
            connector.ask(RunRequest.propose("test"));
            long notice = noticeOf(connector, "D1");
            var editing = connector.bean(Editing.class);
            editing.edit(
                    notice,
                    editing.words(notice).orElseThrow().replace("Estimado cliente:", "Hola, Marta:"),
                    "Ana Ruiz",
                    null);
            erp.item("FV-3", "D1", "30.00", 5);
            connector.on(TODAY.plusDays(1)).run();

            long later = noticeOf(connector, "D1");
            assertThat(later).isGreaterThan(notice);
            assertThat(state(connector, later)).isEqualTo("PROPOSED ONE_PERSON");
            assertThat(story(connector, "FV-3")).contains("they were for notice " + notice);
            assertThat(textOf(connector, "d2@")).isNotEmpty();
        }
    }
}
