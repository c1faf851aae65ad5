package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Standing;
import org.dunning.run.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A notice goes out, the debtor answers into a real mailbox, and what it said has its consequence. */
class RepliesTest {

    private static final LocalDate TODAY = SmallErp.TODAY;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    Path folder;

    private SmallErp erp;
    private Connector connector;
    private GreenMailUser mailbox;

    @BeforeEach
    void sendANotice() {
        mailbox = SERVER.setUser("ar@acme.example", "ar", "secret");
        erp = new SmallErp(folder).item("FV-1", "D1", "100.00", 3);
        connector = start("dunning.serving=false");
        connector.on(TODAY).run();
    }

    private Connector start(String serving) {
        return new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                serving,
                "dunning.run.schedule=0 0 6 1 1 ? 2099",
                "dunning.inbox.schedule=0/1 * * * * ?",
                "dunning.inbox.host=127.0.0.1",
                "dunning.inbox.tls=none",
                "dunning.inbox.port=" + SERVER.getImap().getPort(),
                "dunning.inbox.username=ar",
                "dunning.inbox.password=secret");
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    private String messageId() throws Exception {
        Matcher id = MESSAGE_ID.matcher(Files.readString(connector.mails().get(0), StandardCharsets.ISO_8859_1));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static MimeMessage mail(String from, String headers, String text) throws Exception {
        String mail = "From: <" + from + ">\nTo: ar@acme.example\nSubject: Re: Factura\n"
                + "Date: Sat, 21 Nov 2026 10:00:00 +0100\nMessage-ID: <a1@debtor.example>\n" + headers
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text;
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }

    private void arrives(MimeMessage mail) throws Exception {
        mailbox.deliver(mail);
        look();
    }

    private void look() {
        connector.bean(ProducerTemplate.class).requestBody("direct:read-replies", "");
    }

    private List<String> rows(String select) {
        return connector.bean(Ledger.class).sql(select).query(String.class).list();
    }

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
        assertThat(erp.notes()).hasSize(2);

        connector.on(LocalDate.of(2026, 12, 17));
        look();
        assertThat(rows("select state from promise")).containsExactly("BROKEN");
        connector.run();
        assertThat(connector.mails()).hasSize(2);
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
    void aDisputeStopsItsItemsAndIsForAPerson() throws Exception {
        arrives(mail(
                "d1@debtor.example",
                "In-Reply-To: " + messageId() + "\n",
                "La mercancía llegó rota, no pagamos hasta el abono."));

        assertThat(rows("select kind || ' ' || document from dunning_block")).containsExactly("DISPUTE FV-1");
        connector.on(TODAY.plusDays(18)).run();
        assertThat(rows("select o.code from item_outcome o where o.to_run is null"))
                .containsExactly(Outcome.DISPUTED.name());
    }

    @Test
    void aClaimOfPaymentRestsForSomeDays() throws Exception {
        arrives(mail(
                "d1@debtor.example", "In-Reply-To: " + messageId() + "\n", "Ya lo pagamos ayer por transferencia."));

        assertThat(rows("select kind || ' ' || cast(until as varchar(10)) from dunning_block"))
                .containsExactly("BLOCK 2026-11-27");
        assertThat(rows("select cast(claimed_paid_on as varchar(10)) from reply"))
                .containsExactly("2026-11-20");
    }

    @Test
    void aNoticeThatCameBackWasNotDelivered() throws Exception {
        String report =
                "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Undelivered Mail Returned to Sender\n"
                        + "Message-ID: <b1@mx.example>\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
                        + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; d1@debtor.example\n"
                        + "Action: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: "
                        + messageId() + "\n\n--b--\n";
        arrives(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.US_ASCII))));

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
}
