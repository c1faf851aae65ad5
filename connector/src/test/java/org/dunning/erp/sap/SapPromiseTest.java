package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A debtor's promise, from its mail to the line in SAP and back. */
class SapPromiseTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort());

    @TempDir
    Path folder;

    @Test
    void aPromiseBlocksItsLineInSapUntilItIsBrokenAndThenTheNextStageGoesOut() throws Exception {
        try (var sap = new SapPeer()) {
            sap.changes.prompt = true;
            sap.debtor("17100001", "Tomillo Recambios SL", "pagos@debtor.example");
            sap.item("1800000001", "17100001", "100.00", SapKit.ON.minusDays(5));
            try (var connector = connector(sap)) {
                assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
                answers(connector, "Os pago el viernes 11 de diciembre sin falta.");

                connector.later(Duration.ofDays(1));
                connector.run();
                assertThat(sap.item("1800000001")).containsEntry("DunningBlockingReason", "P");

                // On the promised day it still stands, and nobody is written to.
                on(connector, LocalDate.of(2026, 12, 11));
                assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.BLOCKED, 1L));
                assertThat(sap.item("1800000001")).containsEntry("DunningBlockingReason", "P");

                // Nothing came: the promise is broken, and the block goes; what the run has read had it yet.
                on(connector, LocalDate.of(2026, 12, 17));
                assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.BLOCKED, 1L));
                assertThat(sap.item("1800000001")).containsEntry("DunningBlockingReason", "");
                connector.later(Duration.ofDays(1));
                RunReport after = connector.run();
                assertThat(after.outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 1L));
                assertThat(after.deliveries()).isEqualTo(Map.of("SENT", 1L));
                assertThat(sap.changes.requested).hasSize(2);
            }
        }
    }

    private SampleRun connector(SapPeer sap) {
        SERVER.setUser("cobros@example.com", "ar", "secret");
        return SampleRun.s4(
                sap.url(),
                folder,
                "ledger",
                "--dunning.sap.write-back.promise-block=P",
                "--dunning.inbox.host=127.0.0.1",
                "--dunning.inbox.tls=none",
                "--dunning.inbox.port=" + SERVER.getImap().getPort(),
                "--dunning.inbox.username=ar",
                "--dunning.inbox.password=secret");
    }

    private static void on(SampleRun connector, LocalDate day) {
        connector.at(day.atTime(8, 0).toInstant(ZoneOffset.UTC));
    }

    private static void answers(SampleRun connector, String text) throws Exception {
        Matcher id =
                MESSAGE_ID.matcher(Files.readString(Path.of(connector.mails().get(0)), StandardCharsets.ISO_8859_1));
        assertThat(id.find()).isTrue();
        String mail = "From: <pagos@debtor.example>\nTo: cobros@example.com\nSubject: Re: Factura\n"
                + "Date: Sun, 22 Nov 2026 10:00:00 +0100\nMessage-ID: <a1@debtor.example>\nIn-Reply-To: " + id.group(1)
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text;
        SERVER.getUserManager()
                .getUserByEmail("cobros@example.com")
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        connector.camel().requestBody("direct:read-replies", "");
    }
}
