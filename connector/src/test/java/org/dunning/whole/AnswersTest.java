package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dunning.inbox.Correction;
import org.dunning.inbox.ReviewDesk;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.SendingPauses;
import org.dunning.ledger.Suppressions;
import org.dunning.outbox.Suspects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The debtor answers a notice; what it promised is confirmed to it, and the copy it asked for goes out, once and in the thread. */
class AnswersTest extends WithMailbox {

    private static final String PROMISE = "Os pago el viernes 11 de diciembre sin falta.";
    private static final String ASKS = "¿Me podéis enviar una copia de la factura FV-1, por favor?";
    private static final String ANSWERS =
            "select d.state from notice n join delivery d on d.notice_id = n.id where n.reply_id is not null order by n.id";

    private void answering(String... more) throws Exception {
        Path mapping = folder.resolve("config/mappings/records/sql.yaml");
        Files.createDirectories(mapping.getParent());
        Files.writeString(
                mapping,
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace(
                                "  contacts: |",
                                "  document: select pdf from documents where document_no = :#erpKey\n\n  contacts: |"));
        erp.change("create table if not exists documents (document_no varchar(60), pdf varbinary(100000))");
        connector.close();
        List<String> settings = new java.util.ArrayList<>(List.of(
                "dunning.config=" + folder.resolve("config"),
                "dunning.answers.promise-noted=true",
                "dunning.answers.invoice-copy=true",
                "dunning.answers.within-days=5"));
        settings.addAll(List.of(more));
        connector = start(settings.toArray(String[]::new)).on(TODAY);
    }

    private MimeMessage answer() throws Exception {
        for (Path file : connector.mails()) {
            MimeMessage mail = raw(Files.readString(file, StandardCharsets.ISO_8859_1));
            if ("auto-replied".equals(mail.getHeader("Auto-Submitted", null))) {
                return mail;
            }
        }
        throw new AssertionError("no answer was sent");
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((jakarta.mail.Multipart) mail.getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    private void next(int days) {
        connector.on(TODAY.plusDays(days)).run();
    }

    @Test
    void aPromiseIsConfirmedToItsDebtorOnceInTheSameThread() throws Exception {
        answering();
        answers(PROMISE);
        String reply = rows("select message_id from reply").get(0);
        next(1);
        next(2);

        MimeMessage answer = answer();
        assertThat(connector.mails()).hasSize(2);
        assertThat(answer.getAllRecipients()).extracting(Object::toString).containsExactly("d1@debtor.example");
        assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo(reply);
        assertThat(answer.getHeader("References", null)).contains(messageId(), reply);
        assertThat(answer.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("OOF, AutoReply");
        assertThat(answer.getSubject()).startsWith("Hemos anotado su compromiso de pago: 100,00");
        assertThat(text(answer))
                .contains("a más tardar el 11 de diciembre de 2026", "FV-1")
                .doesNotContain("IBAN");
        assertThat(rows("select event from contact_history where notice_id = 2 order by id"))
                .containsExactly("PROPOSED", "APPROVED", "SENDING", "SENT");
        assertThat(erp.texts()).contains("Answer 2 to the debtor (promise-noted), sent by mail on 2026-11-21");
        assertThat(rows("select code from item_outcome where to_run is null")).containsExactly("PROMISED");
    }

    @Test
    void itIsNoStageAndTheNextStageGoesOnFromTheLastOne() throws Exception {
        answering();
        answers(PROMISE);
        next(1);
        connector.on(LocalDate.of(2026, 12, 17)).run();

        assertThat(rows("select stage from notice order by id")).containsExactly("friendly", "promise-noted", "firm");
        MimeMessage firm = raw(Files.readString(
                connector.mails().stream()
                        .filter(file -> {
                            try {
                                return Files.readString(file, StandardCharsets.ISO_8859_1)
                                        .contains("In-Reply-To: " + messageId());
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .findFirst()
                        .orElseThrow(),
                StandardCharsets.ISO_8859_1));
        assertThat(firm.getHeader("References", null)).isEqualTo(messageId());
        assertThat(firm.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    }

    @Test
    void severalDaysAreNamedEachWithItsAmount() throws Exception {
        answering();
        answers(PROMISE);
        connector
                .bean(ReviewDesk.class)
                .correct(
                        1,
                        Correction.of("promise", "2026-12-01 40.00, 2026-12-11 60", "", null, null, null),
                        "Ana",
                        null);
        next(1);

        assertThat(text(answer())).contains("1 de diciembre de 2026: 40,00", "11 de diciembre de 2026: 60,00");
    }

    @Test
    void nobodyIsAnsweredUnlessItIsSwitchedOn() throws Exception {
        answers(PROMISE);
        next(1);

        assertThat(rows(ANSWERS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La mercancía llegó rota, no pagamos hasta el abono.",
                "No me enviéis más correos. Nuestro abogado os contestará.",
                "La empresa está en concurso de acreedores.",
                "Ya lo pagamos ayer por transferencia.",
                "¿Me enviáis una copia de la factura FV-1 y vuestro IBAN?",
                "¿A qué número de cuenta pago?"
            })
    void whatIsForAPersonIsNotAnswered(String text) throws Exception {
        answering();
        erp.change("insert into documents values ('FV-1', ?)", (Object) pdf());
        answers(text);
        connector.bean(ReviewDesk.class).confirm(1, "Ana", null);
        next(1);

        assertThat(rows(ANSWERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "other@elsewhere.example, X-Nothing: x",
        "d1@debtor.example, Authentication-Results: mx.acme.example; dmarc=fail",
        "d1@debtor.example, Auto-Submitted: auto-replied"
    })
    void whoIsNotTheDebtorOrAMachineIsNotAnsweredEvenIfAPersonAgrees(String sender, String header) throws Exception {
        answering();
        arrives(mail(sender, "In-Reply-To: " + messageId() + "\n" + header + "\n", PROMISE));
        connector.bean(ReviewDesk.class).confirm(1, "Ana", null);
        next(1);

        assertThat(rows(ANSWERS)).isEmpty();
    }

    @Test
    void anAddressThatIsNotUsedGetsNone() throws Exception {
        answering();
        answers(PROMISE);
        connector.bean(Suppressions.class).suppress("d1@debtor.example", Suppressions.Reason.OPT_OUT, "wants no mails");
        next(1);

        assertThat(connector.mails()).hasSize(1);
        assertThat(rows(ANSWERS)).doesNotContain("SENT");
    }

    @Test
    void aCopyGoesOutOnlyOnceAPersonAgreed() throws Exception {
        answering();
        erp.change("insert into documents values ('FV-1', ?)", (Object) pdf());
        answers(ASKS);
        assertThat(rows("select intent || ' ' || state || ' ' || wants from reply"))
                .containsExactly("query REVIEW COPY");
        next(1);
        assertThat(rows(ANSWERS)).isEmpty();

        assertThat(connector.bean(ReviewDesk.class).confirm(1, "Ana", null).message())
                .contains("what follows: the copy goes out with the next run");
        next(1);

        MimeMessage answer = answer();
        assertThat(answer.getSubject()).isEqualTo("Copia de su factura (Acme Ibérica SL)");
        var file = ((jakarta.mail.Multipart) answer.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("FV-1.pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(pdf());
    }

    @Test
    void aCopyThatTheErpDoesNotHaveWaitsAndIsToldAndThenIsForAPerson() throws Exception {
        answering();
        answers(ASKS);
        connector.bean(ReviewDesk.class).confirm(1, "Ana", null);

        assertThat(connector.on(TODAY.plusDays(1)).run().alarms())
                .anyMatch(alarm -> alarm.contains("FV-1 cannot be attached: the ERP has no document"));
        assertThat(rows(ANSWERS)).containsExactly("APPROVED");
        next(6);
        assertThat(rows(ANSWERS)).containsExactly("WITHDRAWN");
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void inProposeModeItIsProposedOnly() throws Exception {
        answering("dunning.run.mode=propose");
        answers(PROMISE);
        next(1);

        assertThat(rows(ANSWERS)).containsExactly("PROPOSED");
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void aPauseKeepsItBack() throws Exception {
        answering();
        answers(PROMISE);
        connector.bean(SendingPauses.class).pause(new SendingPauses.Scope("acme", null), "month end", "Ana", null);
        next(1);

        assertThat(rows(ANSWERS)).containsExactly("PROPOSED");
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void itWaitsForTheWindowAndTheCapsOfTheProcedure() throws Exception {
        answering("dunning.companies.acme.procedure=capped");
        procedure("contact-caps: { per-week: 1 }");
        answers(PROMISE);
        next(1);
        assertThat(rows(ANSWERS)).doesNotContain("SENT");

        procedure("dispatch: { from: '05:00', to: '06:00' }");
        next(2);
        assertThat(rows(ANSWERS)).doesNotContain("SENT");

        procedure("contact-caps: { per-week: 2 }");
        next(3);
        assertThat(rows(ANSWERS)).containsExactly("SENT");
    }

    private void procedure(String rule) throws Exception {
        Path file = folder.resolve("config/mappings/procedures/capped.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "name: capped\nminimum-gap-days: 7\n" + rule
                        + "\nstages:\n  - { stage: friendly, days-from-due: 3 }\n");
    }

    @Test
    void whatAPersonTakesBackBeforeItLeavesIsNotConfirmed() throws Exception {
        answering();
        answers(PROMISE);
        connector.justBeforeTheRecheck(() -> connector.bean(ReviewDesk.class).dismiss(1, "Ana", null));
        next(1);

        assertThat(rows(ANSWERS)).containsExactly("WITHDRAWN");
        assertThat(connector.mails()).hasSize(1);
    }

    @Test
    void whenTheProcessDiesWhileItIsHandedOverItIsNotSentAgainUntilAPersonSaysSo() throws Exception {
        answering();
        answers(PROMISE);
        next(1);
        erp.change("delete from dunning_contacts");
        String id = answer().getMessageID();
        connector
                .bean(Ledger.class)
                .sql("update delivery set state = 'SENDING', due_at = changed_at, owner = 'gone' where notice_id = 2")
                .update();
        Files.delete(connector.mails().stream()
                .filter(file -> isAnswer(file))
                .findFirst()
                .orElseThrow());
        connector.close();
        connector = start("dunning.answers.promise-noted=true", "dunning.answers.within-days=5")
                .on(TODAY.plusDays(2));
        connector.run();
        assertThat(rows(ANSWERS)).containsExactly("SUSPECT");
        assertThat(connector.mails()).hasSize(1);

        connector.bean(Suspects.class).resolve(List.of(2L), false, "Ana", null);
        next(3);
        assertThat(rows(ANSWERS)).containsExactly("SENT");
        assertThat(answer().getMessageID()).isEqualTo(id);
    }

    private static boolean isAnswer(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("Auto-Submitted: auto-replied");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] pdf() {
        return ("%PDF-1.7\n" + "1".repeat(1000) + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }
}
