package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** A connector that has sent a notice of one item to debtor D1, and its mailbox on a real server. */
abstract class WithMailbox {

    static final LocalDate TODAY = SmallErp.TODAY;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    Path folder;

    SmallErp erp;
    Connector connector;
    GreenMailUser mailbox;

    @BeforeEach
    void sendANotice() {
        mailbox = SERVER.setUser("ar@acme.example", "ar", "secret");
        erp = new SmallErp(folder).item("FV-1", "D1", "100.00", 3);
        connector = start();
        connector.on(TODAY).run();
    }

    /** The same for every start of one test. */
    String ledgerUrl() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    /** What takes the place of parts of the connector. */
    BiConsumer<GenericApplicationContext, Clock> parts() {
        return (beans, clock) -> {};
    }

    Connector start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "dunning.run.schedule=0 0 6 1 1 ? 2099",
                "dunning.inbox.schedule=0/1 * * * * ?",
                "dunning.inbox.host=127.0.0.1",
                "dunning.inbox.tls=none",
                "dunning.inbox.port=" + SERVER.getImap().getPort(),
                "dunning.inbox.username=ar",
                "dunning.inbox.password=secret"));
        settings.addAll(List.of(more));
        return new Connector(folder, erp, ledgerUrl(), parts(), settings.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    String messageId() throws Exception {
        Matcher id = MESSAGE_ID.matcher(Files.readString(connector.mails().get(0), StandardCharsets.ISO_8859_1));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    /** An answer of the debtor to the notice, from its own address. */
    void answers(String text) throws Exception {
        arrives(mail("d1@debtor.example", "In-Reply-To: " + messageId() + "\n", text));
    }

    static MimeMessage mail(String from, String headers, String text) throws Exception {
        String subject = headers.contains("Subject:") ? "" : "Subject: Re: Factura\n";
        String mail = "From: <" + from + ">\n" + (headers.contains("To: <ar") ? "" : "To: ar@acme.example\n") + subject
                + "Date: Sat, 21 Nov 2026 10:00:00 +0100\nMessage-ID: <a" + Integer.toHexString(text.hashCode())
                + "@debtor.example>\n" + headers
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text;
        return raw(mail);
    }

    static MimeMessage raw(String mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }

    static String report(String messageId, String status, String action) {
        return "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Undelivered Mail Returned to Sender\n"
                + "Message-ID: <b" + Integer.toHexString(messageId.hashCode()) + "@mx.example>\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
                + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; d1@debtor.example\n"
                + "Action: " + action + "\nStatus: " + status
                + "\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: "
                + messageId + "\n\n--b--\n";
    }

    void arrives(MimeMessage mail) throws Exception {
        mailbox.deliver(mail);
        look();
    }

    void look() {
        connector.bean(ProducerTemplate.class).requestBody("direct:read-replies", "");
    }

    /** As another mail program sees it. */
    int unread() throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", SERVER.getImap().getPort(), "ar", "secret");
            return store.getFolder("INBOX").getUnreadMessageCount();
        }
    }

    List<String> rows(String select) {
        return connector.bean(Ledger.class).sql(select).query(String.class).list();
    }
}
