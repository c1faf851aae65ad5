package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import org.dunning.inbox.Inbox;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Standing;
import org.junit.jupiter.api.Test;

/** Which mails are the same one, which are our own, and which are gone before they are read. */
class KnownMailsTest extends WithWatchedReplies {

    private static final String PROMISE = "Os pago el viernes 11 de diciembre sin falta.";

    private void comes(String mail) {
        connector.bean(Inbox.class).receive(mail.getBytes(StandardCharsets.UTF_8));
    }

    private void nothingFollows(String reason) {
        assertThat(rows("select state || ' ' || coalesce(debtor_no, '-') || ' ' || reason from reply"))
                .containsExactly("AUTOMATIC - " + reason);
        assertThat(rows("select kind from dunning_block")).isEmpty();
        assertThat(rows("select state from promise")).isEmpty();
        assertThat(rows("select event from contact_history where event = 'REPLY'"))
                .isEmpty();
        assertThat(connector.bean(Standing.class).openTasks()).isEmpty();
    }

    @Test
    void aNoticeOfOursThatComesBackToTheMailboxIsNoAnswer() throws Exception {
        String notice = Files.readString(connector.mails().get(0), StandardCharsets.UTF_8);
        arrives(raw(notice.replaceAll("(?im)^(Auto-Submitted|X-Auto-Response-Suppress):.*\\R", "")
                .replaceFirst("(?im)^From:.*(\\R[ \\t].*)*", "From: list@forwarder.example")));

        nothingFollows("a mail of our own; nothing follows from it");
        assertThat(rows("select state from delivery")).containsExactly("SENT");
        assertThat(unread()).isZero();
    }

    @Test
    void aColleaguesAnswerToTheDebtorWithACopyToTheMailboxIsNoAnswerOfTheDebtor() throws Exception {
        arrives(
                mail(
                        "Cobros@acme.example",
                        "To: d1@debtor.example\nCc: ar@acme.example\nIn-Reply-To: <x@debtor.example>\nReferences: "
                                + messageId() + "\n",
                        "Si no pagáis el viernes 11 de diciembre lo pasamos a nuestro abogado. No estamos de acuerdo con la devolución."));

        nothingFollows("a mail of our own; nothing follows from it");
    }

    @Test
    void theMailboxAndTheAddressForAnswersAreOursWithTheirTokenToo() throws Exception {
        connector.close();
        connector = start("dunning.mail.reply-to=AR Acme <AR@acme.example>", "dunning.mail.reply-token=true")
                .on(TODAY);
        arrives(mail(
                "ar+0123456789abcdef0123456789abcdef@acme.example", "In-Reply-To: " + messageId() + "\n", PROMISE));

        nothingFollows("a mail of our own; nothing follows from it");
    }

    @Test
    void aReportFromAnAddressOfOursIsStillAReport() throws Exception {
        arrives(raw(report(messageId(), "5.1.1", "failed").replace("MAILER-DAEMON@mx.example", "cobros@acme.example")));

        assertThat(rows("select state from delivery")).containsExactly("BOUNCED");
    }

    @Test
    void mailsThatCannotBeReadAreEachForAPerson() {
        comes("\n\none that has no header at all");
        comes("\n\nanother one without any header");
        comes("\n\none that has no header at all");

        assertThat(rows("select state from reply")).containsExactly("REVIEW", "REVIEW");
    }

    @Test
    void mailsWithoutAMessageIdAreTheSameOnlyWhenEveryByteIs() throws Exception {
        String mail = "From: <d1@debtor.example>\nTo: ar@acme.example\nIn-Reply-To: " + messageId()
                + "\nSubject: Re: Factura\nDate: %s\nContent-Type: text/plain; charset=utf-8\n\nRecibido, gracias.\n";
        comes(mail.formatted("Sat, 21 Nov 2026 10:00:00 +0100"));
        comes(mail.formatted("Mon, 23 Nov 2026 10:00:00 +0100"));
        comes(mail.formatted("Sat, 21 Nov 2026 10:00:00 +0100"));

        assertThat(rows("select cast(sent_on as varchar(10)) from reply order by id"))
                .containsExactly("2026-11-21", "2026-11-23");
    }

    @Test
    void rulesThatReadAMailDifferentlyMakeNoSecondReplyOfIt() throws Exception {
        String mail = "From: <d1@debtor.example>\nTo: ar@acme.example\nMessage-ID: <1@debtor.example>\nIn-Reply-To: "
                + messageId() + "\nSubject: Re: Factura\nDate: Sat, 21 Nov 2026 10:00:00 +0100\n\n" + PROMISE;
        comes(mail);
        connector
                .bean(Ledger.class)
                .sql("update reply set mail_key = :other")
                .param("other", "0".repeat(64))
                .update();
        comes(mail);

        assertThat(rows("select state from reply")).containsExactly("APPLIED");
        assertThat(rows("select state from promise")).containsExactly("OPEN");
    }

    /** As a person does it who tidies up the mailbox at the same time. */
    private void movesAway(int number) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", SERVER.getImap().getPort(), "ar", "secret");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            folder.getMessage(number).setFlag(Flags.Flag.DELETED, true);
            folder.close(true);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> takenWhileOneIsMovedAway(int number) throws Exception {
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", PROMISE));
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "Recibido, lo miro."));
        mailbox.deliver(
                mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "¿Me podéis enviar el extracto?"));
        beforeTheNextCommit(() -> movesAway(number));
        look();
        look();
        assertThat(unread()).isZero();
        return rows("select intent from reply order by id");
    }

    @Test
    void aMailThatIsMovedAwayDuringTheLookStopsNoOther() throws Exception {
        assertThat(takenWhileOneIsMovedAway(2)).containsExactly("promise", "query");
    }

    @Test
    void theLastMailThatIsMovedAwayDuringTheLookIsNoFailure() throws Exception {
        assertThat(takenWhileOneIsMovedAway(3)).containsExactly("promise", "other");
    }
}
