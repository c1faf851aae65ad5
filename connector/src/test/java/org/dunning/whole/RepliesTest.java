package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.dunning.ledger.Standing;
import org.dunning.reply.mail.RandomMails;
import org.dunning.run.Outcome;
import org.junit.jupiter.api.Test;

/** A notice goes out, the debtor answers into a real mailbox, and what it said has its consequence. */
class RepliesTest extends WithMailbox {

    @Test
    void aPromiseHoldsUntilItIsBrokenAndThenTheNextStageGoesOut() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\n",
                "Os pago el viernes 11 de diciembre sin falta."));

        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
        assertThat(rows("select cast(promised_on as varchar(10)) || ' ' || state from promise"))
                .containsExactly("2026-12-11 OPEN");
        connector.on(TODAY.plusDays(18)).run();
        assertThat(rows("select o.code from item_outcome o where o.to_run is null"))
                .containsExactly(Outcome.PROMISED.name());
        assertThat(connector.mails()).hasSize(1);
        assertThat(erp.texts()).hasSize(3);
        assertThat(erp.texts().get(1))
                .contains("Reply 1 of the debtor: promise (by 2026-12-11)", "viernes 11 de diciembre");
        assertThat(erp.texts().get(2)).startsWith("Promise to pay 100.00 EUR by 2026-12-11, taken by credit control");

        connector.on(LocalDate.of(2026, 12, 17)).run();
        assertThat(rows("select state || ' ' || cast(paid as varchar(10)) from promise"))
                .containsExactly("BROKEN 0.0000");
        assertThat(connector.mails()).hasSize(2);
        assertThat(erp.texts()).hasSize(5).anyMatch(text -> text.endsWith("broken, 0 of it came; dunning goes on"));
        assertThat(rows("select event from contact_history where event like 'PROMISE_%'"))
                .containsExactly("PROMISE_OPENED", "PROMISE_CLOSED");
    }

    @Test
    void servingLooksIntoTheMailboxByItself() throws Exception {
        mailbox.deliver(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "Os pago mañana."));
        connector.close();
        connector = start("dunning.serving=true").on(TODAY);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !rows("select intent from reply").isEmpty());
    }

    @Test
    void theSameMailTwiceIsOneReply() throws Exception {
        String headers = "In-Reply-To: " + messageId() + "\n";
        arrives(mail("d1@debtor.example", headers, "Os pago el viernes 11 de diciembre sin falta."));
        arrives(mail(
                "d1@debtor.example",
                "Received: from elsewhere\n" + headers,
                "Os pago el viernes 11 de diciembre sin falta."));

        assertThat(rows("select intent from reply")).hasSize(1);
        assertThat(rows("select state from promise")).hasSize(1);
    }

    @Test
    void aPromiseFromAnotherSenderIsForAPerson() throws Exception {
        arrives(mail("other@elsewhere.example", "In-Reply-To: " + messageId() + "\n", "Os pago el viernes sin falta."));

        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise REVIEW");
        assertThat(rows("select state from promise")).isEmpty();
        assertThat(connector.bean(Standing.class).openTasks()).containsEntry("REPLY", 1L);
    }

    @Test
    void aSenderThatIsNotProvenIsForAPerson() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\nAuthentication-Results: mx.acme.example; dmarc=fail\n",
                "Os pago el viernes sin falta."));

        assertThat(rows("select state from reply")).containsExactly("REVIEW");
    }

    @Test
    void whomAnAbsentPersonNamesInsteadIsNotedAndNothingElseFollows() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "Auto-Submitted: auto-replied\nIn-Reply-To: " + messageId() + "\n",
                "Estoy fuera hasta el 30 de noviembre. Pagaremos el viernes. Urgencias: Lidia (Lidia.Mas@debtor.example,"
                        + " lidia.mas@debtor.example), no d1@debtor.example ni cobros@acme.example."));

        String words = "out of office; names as another contact (not checked): lidia.mas@debtor.example";
        assertThat(rows("select state from reply")).containsExactly("AUTOMATIC");
        assertThat(rows("select detail from contact_history where event = 'REPLY'"))
                .containsExactly("reply 1: " + words);
        assertThat(rows("select state from promise")).isEmpty();
        assertThat(rows("select kind from dunning_block")).isEmpty();
        assertThat(rows("select address from suppressed_address")).isEmpty();
        connector.on(TODAY.plusDays(1)).run();
        assertThat(erp.texts()).contains("Reply 1 of the debtor: " + words);
    }

    @Test
    void aDisputeStopsItsItemsAndIsForAPerson() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\n",
                "La mercancía llegó rota, no pagamos hasta el abono."));

        assertThat(rows("select kind || ' ' || document from dunning_block")).containsExactly("DISPUTE FV-1");
        connector.on(TODAY.plusDays(13)).run();
        assertThat(rows("select o.code from item_outcome o where o.to_run is null"))
                .containsExactly(Outcome.DISPUTED.name());
        connector.on(TODAY.plusDays(15)).run();
        assertThat(rows("select o.code from item_outcome o where o.to_run is null"))
                .containsExactly(Outcome.HOLD_ENDED.name());
    }

    @Test
    void aClaimOfPaymentRestsForSomeDays() throws Exception {
        arrives(mail(
                "d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "Ya lo pagamos ayer por transferencia."));

        assertThat(rows("select kind || ' ' || cast(until as varchar(10)) from dunning_block"))
                .containsExactly("CLAIM 2026-11-27");
        assertThat(rows("select cast(claimed_paid_on as varchar(10)) from reply"))
                .containsExactly("2026-11-20");
    }

    @Test
    void aNoticeThatCameBackWasNotDelivered() throws Exception {
        arrives(raw(report(messageId(), "5.1.1", "failed")));

        assertThat(rows("select state from delivery")).containsExactly("BOUNCED");
        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("bounce_hard AUTOMATIC");
        assertThat(connector.bean(Standing.class).openTasks()).containsEntry("UNREACHABLE", 1L);
    }

    @Test
    void aReportThatNamesNoMailOfOursChangesNothing() throws Exception {
        arrives(mail("mailer-daemon@mx.example", "X-Failed-Recipients: d1@debtor.example\n", "550 user unknown"));

        assertThat(rows("select state from delivery")).containsExactly("SENT");
    }

    @Test
    void aMailIsMarkedAsSeenOnceItIsInTheLedgerAndABrokenOneStopsNoOther() throws Exception {
        mailbox.deliver(mail("x@elsewhere.example", "Content-Type: multipart/mixed; boundary=\n", "\u0000\u0001"));
        arrives(mail(
                "d1@debtor.example",
                "CamelFileName: /etc/passwd\nIn-Reply-To: " + messageId() + "\n",
                "Os pago mañana."));

        assertThat(rows("select state from promise")).containsExactly("OPEN");
        for (MimeMessage seen : SERVER.getReceivedMessages()) {
            assertThat(seen.getFlags().contains(Flags.Flag.SEEN)).isTrue();
        }
        assertThat(GreenMailUtil.getWholeMessage(SERVER.getReceivedMessages()[1]))
                .contains("CamelFileName");
    }

    /** The test's own server refuses some of them before we could see them. */
    private boolean keeps(byte[] mail) throws Exception {
        try {
            mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
            return true;
        } catch (IllegalStateException | MessagingException e) {
            return false;
        }
    }

    @Test
    void mailsAtRandomStopNoOther() throws Exception {
        int kept = 0;
        for (int number = 0; number < 80; number++) {
            kept += keeps(RandomMails.of(new Random(number))) ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(30);
        answers("Os pago el viernes 11 de diciembre sin falta.");

        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(unread()).isZero();
        assertThat(rows("select state from reply where state = 'APPLIED'")).hasSize(1);
    }

    @Test
    void aPromiseInAMailOfWhichPartsAreLeftOutIsForAPerson() throws Exception {
        String text = "\n--b\n\nOs pago el viernes 11 de diciembre sin falta.\n" + "--b\n\n\n".repeat(300) + "--b--\n";
        arrives(raw(
                "From: <d1@debtor.example>\nTo: ar@acme.example\nSubject: Re: Factura\nMessage-ID: <parts@debtor.example>\n"
                        + "Date: Sat, 21 Nov 2026 10:00:00 +0100\nIn-Reply-To: " + messageId()
                        + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n" + text));

        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise REVIEW");
        assertThat(rows("select reason from reply").get(0)).contains("a part of it was left out");
        assertThat(rows("select state from promise")).isEmpty();
        assertThat(rows("select kind from dunning_block")).containsExactly("QUESTION");
        assertThat(rows("select subject from reply r join reply_raw w on w.sha256 = r.raw_sha256"))
                .hasSize(1);
    }

    private static long validity(Folder folder) throws Exception {
        folder.open(Folder.READ_ONLY);
        long validity = ((UIDFolder) folder).getUIDValidity();
        folder.close();
        return validity;
    }

    @Test
    void aMailThatLooksNewAgainInItsMailboxIsStillOneReply() throws Exception {
        connector.close();
        connector = start("dunning.inbox.folder=Answers").on(TODAY);
        MimeMessage[] mail = {
            mail(
                    "d1@debtor.example",
                    "In-Reply-To: " + messageId() + "\n",
                    "Os pago el viernes 11 de diciembre sin falta.")
        };
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", SERVER.getImap().getPort(), "ar", "secret");
            Folder answers = store.getFolder("Answers");
            answers.create(Folder.HOLDS_MESSAGES);
            answers.appendMessages(mail);
            look();
            answers.open(Folder.READ_WRITE);
            assertThat(answers.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
            answers.getMessage(1).setFlag(Flags.Flag.SEEN, false);
            long validity = ((UIDFolder) answers).getUIDValidity();
            answers.close();
            look();
            // The server's clock gives the new folder another number from the next second on.
            await().until(() -> {
                answers.delete(true);
                answers.create(Folder.HOLDS_MESSAGES);
                return validity(answers) != validity;
            });
            answers.appendMessages(mail);
            look();
            answers.open(Folder.READ_ONLY);
            assertThat(answers.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
        }

        assertThat(rows("select intent || ' ' || state from reply")).containsExactly("promise APPLIED");
        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(rows("select event from contact_history where event = 'REPLY'"))
                .hasSize(1);
    }

    @Test
    void aMailThatOnlyNamesTheNoticeInReferencesBelongsToIt() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "References: <other@debtor.example>\n " + messageId() + "\n",
                "Os pago el viernes 11 de diciembre sin falta."));

        assertThat(rows("select state || ' ' || notice_id from reply")).containsExactly("APPLIED 1");
    }

    @Test
    void noHeaderOfAMailReachesAnExchange() throws Exception {
        var seen = new ConcurrentSkipListSet<String>();
        var context = connector.bean(CamelContext.class);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeEvent of) {
                    seen.addAll(of.getExchange().getMessage().getHeaders().keySet());
                    seen.addAll(of.getExchange().getProperties().keySet());
                    seen.add("(an exchange)");
                }
            }
        });
        arrives(mail(
                "d1@debtor.example",
                "CamelFileName: /etc/passwd\norg.apache.camel.evil: 1\nmail.smtp.host: evil.example\nX-Any: 1\nIn-Reply-To: "
                        + messageId() + "\n",
                "Os pago el viernes 11 de diciembre sin falta."));
        connector.on(TODAY.plusDays(1)).run();

        assertThat(rows("select state from promise")).containsExactly("OPEN");
        assertThat(seen)
                .contains("(an exchange)")
                .noneMatch(name -> name.equalsIgnoreCase("CamelFileName"))
                .noneMatch(name -> name.startsWith("org.apache.camel.evil"))
                .noneMatch(name -> name.startsWith("mail."))
                .doesNotContain("X-Any", "In-Reply-To");
    }

    @Test
    void aMailThatIsTooLargeIsKeptInPartForAPersonAndStopsNoOther() throws Exception {
        connector.close();
        connector = start("dunning.inbox.megabytes=1").on(TODAY);
        mailbox.deliver(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\n",
                "Os pago el viernes 11 de diciembre sin falta.\n\n" + "> palabras\n".repeat(300_000)));
        answers("Os pago el viernes 18 de diciembre sin falta.");

        assertThat(rows("select state from reply order by id")).containsExactly("REVIEW", "APPLIED");
        assertThat(rows("select reason from reply order by id").get(0)).contains("only its beginning was read");
        assertThat(
                        rows("select octet_length(w.bytes) from reply_raw w join reply r on r.raw_sha256 = w.sha256 order by r.id")
                                .get(0))
                .isEqualTo("1048576");
        for (MimeMessage seen : SERVER.getReceivedMessages()) {
            assertThat(seen.getFlags().contains(Flags.Flag.SEEN)).isTrue();
        }
    }
}
