package org.dunning.reply.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {

    private static AutomaticMail kind(String mail) {
        return AutomaticMail.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8), MailLimits.USUAL));
    }

    private static String report(String fields) {
        return "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.com\nSubject: Undelivered Mail\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
                + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n"
                + "Final-Recipient: rfc822; a@debtor.example.net\n" + fields + "\n--b--\n";
    }

    @ParameterizedTest
    @CsvSource({
        "failed,  5.1.1,  550 5.1.1 User unknown,                                BOUNCE_HARD",
        "failed,  5.1.10, 550 5.1.10 RESOLVER.ADR.RecipientNotFound,             BOUNCE_HARD",
        "failed,  5.4.4,  Host not found,                                        BOUNCE_HARD",
        "failed,  5.2.1,  550 5.2.1 The account is disabled,                     BOUNCE_HARD",
        "failed,  5.0.0,  550 no such user here,                                 BOUNCE_HARD",
        "failed,  5.2.2,  552 5.2.2 mailbox full,                                BOUNCE_SOFT",
        "failed,  4.2.2,  452 4.2.2 mailbox full,                                BOUNCE_SOFT",
        "delayed, 4.4.1,  Connection refused,                                    BOUNCE_DELAY",
        "failed,  4.4.7,  delivery time expired,                                 BOUNCE_SOFT",
        "failed,  5.7.1,  550 5.7.1 rejected by policy,                          BOUNCE_POLICY",
        "failed,  5.7.26, 550 5.7.26 unauthenticated mail,                       BOUNCE_POLICY",
        "failed,  5.0.0,  554 blocked using spamhaus,                            BOUNCE_POLICY",
        "delivered, 2.0.0, 250 ok,                                               ANSWER"
    })
    void reportsAreToldByActionCodeAndWords(String action, String status, String diagnostic, AutomaticMail kind) {
        assertThat(kind(report("Action: " + action + "\nStatus: " + status + "\nDiagnostic-Code: smtp; " + diagnostic)))
                .isEqualTo(kind);
    }

    @Test
    void qmailAndEximSayItInWords() {
        String qmail = "Return-Path: <>\nFrom: MAILER-DAEMON@example.com\nSubject: failure notice\n\n"
                + "Hi. This is the qmail-send program at example.com.\n<a@debtor.example.net>:\n"
                + "Sorry, no mailbox here by that name. (#5.1.1)\n";
        String warning = "From: Mail Delivery System <Mailer-Daemon@example.com>\n"
                + "Subject: Warning: message delayed 24 hours\n\nNo action is required on your part.\n";

        assertThat(kind(qmail)).isEqualTo(AutomaticMail.BOUNCE_HARD);
        assertThat(kind(warning)).isEqualTo(AutomaticMail.BOUNCE_DELAY);
    }

    @Test
    void certifiedMailOfItalySaysItInAHeader() {
        assertThat(
                        kind(
                                "From: posta-certificata@pec.example.it\nX-Ricevuta: errore-consegna\nSubject: AVVISO\n\nNon consegnato"))
                .isEqualTo(AutomaticMail.BOUNCE_HARD);
        assertThat(
                        kind(
                                "From: posta-certificata@pec.example.it\nX-Ricevuta: avvenuta-consegna\nSubject: CONSEGNA: x\n\nok"))
                .isEqualTo(AutomaticMail.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "List-Id: <news.example.com>",
                "Subject: Automatic reply: Overdue invoice",
                "Subject: Respuesta automática: Factura",
                "Subject: Abwesenheitsnotiz",
                "Subject: Réponse automatique : facture"
            })
    void headersAndSubjectsTellAnAutomaticAnswer(String header) {
        assertThat(kind("From: a@debtor.example.net\n" + header + "\n\nThank you."))
                .isEqualTo(AutomaticMail.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "Subject: Re: Undeliverable goods", "Subject: RE: Factura vencida"})
    void aPersonIsNotTakenForAMachine(String header) {
        assertThat(kind("From: a@debtor.example.net\n" + header + "\n\nPagamos el viernes."))
                .isEqualTo(AutomaticMail.NO);
    }
}
