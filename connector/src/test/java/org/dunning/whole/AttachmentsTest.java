package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The invoices of the ERP go with the notices, whole, or a rule says what happens instead. */
class AttachmentsTest {

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
    private SmallErp erp;

    @BeforeEach
    void start() throws IOException {
        mail.start();
        Path mapping = folder.resolve("config/mappings/records/sql.yaml");
        Files.createDirectories(mapping.getParent());
        Files.writeString(
                mapping,
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace(
                                "  contacts: |",
                                "  document: select pdf from documents where document_no = :#erpKey\n\n  contacts: |"));
        erp = new SmallErp(folder);
        erp.change("create table documents (document_no varchar(60), pdf varbinary(100000000))");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void invoice(String number, String debtor, byte[] pdf) {
        erp.item(number, debtor, "100.00", 3);
        erp.change("insert into documents values (?, ?)", number, pdf);
    }

    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, size - tail.length, tail.length);
        return bytes;
    }

    private RunReport run(String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 6);
        settings[more.length] = "dunning.config=" + folder.resolve("config");
        settings[more.length + 1] = "dunning.mail.transport=smtp";
        settings[more.length + 2] = "dunning.mail.host=127.0.0.1";
        settings[more.length + 3] = "dunning.mail.port=" + mail.getSmtp().getPort();
        settings[more.length + 4] = "dunning.notice.documents.attach=true";
        settings[more.length + 5] = "dunning.companies.acme.payment.iban=ES91 2100 0418 4502 0005 1332";
        try (var connector = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"), settings)) {
            return connector.run();
        }
    }

    /** Every file of a mail by its name. */
    private Map<String, byte[]> files(String debtor) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getRecipients(Message.RecipientType.TO)[0].toString().startsWith(debtor)) {
                collect((Multipart) message.getContent(), files);
            }
        }
        return files;
    }

    private static void collect(Multipart parts, Map<String, byte[]> files) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getContent() instanceof Multipart inner) {
                collect(inner, files);
            } else {
                String name = part.getFileName() == null ? part.getContentType().split(";")[0] : part.getFileName();
                files.put(name, part.getInputStream().readAllBytes());
            }
        }
    }

    @Test
    void theyArriveByteForByteAndNoneIsMissedInSilence() throws Exception {
        byte[] small = pdf(60 * 1024);
        byte[] large = pdf(5 * 1024 * 1024);
        invoice("FV/1", "d1", small);
        invoice("FV-2", "d2", large);
        invoice("FV-3", "d3", "<html><body>Please log in</body></html>".getBytes(StandardCharsets.UTF_8));
        invoice("FV-4", "d4", new byte[0]);
        invoice("FV-5", "d5", pdf(50 * 1024 * 1024));
        invoice("FV-6", "d6", Arrays.copyOf(small, 30_000));
        erp.item("FV-7", "d7", "100.00", 3);

        RunReport report = run("dunning.notice.documents.size-limit=6MB");

        assertThat(files("d1@")).containsOnlyKeys("text/plain", "text/html", "payment-code.png", "FV_1.pdf");
        assertThat(files("d1@").get("FV_1.pdf")).isEqualTo(small);
        assertThat(files("d2@").get("FV-2.pdf")).isEqualTo(large);
        assertThat(new String(files("d1@").get("text/plain"), StandardCharsets.UTF_8))
                .contains("Adjuntos: FV_1.pdf", "IBAN: ES91 2100 0418 4502 0005 1332");
        assertThat(new String(files("d1@").get("text/html"), StandardCharsets.UTF_8))
                .contains("cid:payment-code");
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(report.alarms())
                .anySatisfy(alarm -> assertThat(alarm)
                        .contains("was not sent", "FV-3 cannot be attached: the ERP's document is a web page"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-4 cannot be attached: the ERP's document is empty"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-5 cannot be attached: with 51200 KiB"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-6 cannot be attached", "cut off"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-7 cannot be attached: the ERP has no document"));
    }

    @Test
    void aLinkStandsInTheirPlaceWhereTheRuleSaysSo() throws Exception {
        invoice("FV/3", "d3", "<html>".getBytes(StandardCharsets.UTF_8));

        RunReport report = run(
                "dunning.notice.documents.otherwise=link",
                "dunning.notice.documents.link=https://portal.acme.example/invoices/{document}",
                "dunning.companies.acme.payment.link=https://pay.acme.example/?d={debtor}&a={amount}");

        assertThat(report.alarms()).isEmpty();
        String url = "https://portal.acme.example/invoices/FV%2F3";
        assertThat(new String(files("d3@").get("text/plain"), StandardCharsets.UTF_8))
                .contains("FV/3: " + url, "Pagar en línea: https://pay.acme.example/?d=d3&a=100.00");
        assertThat(new String(files("d3@").get("text/html"), StandardCharsets.UTF_8))
                .contains("<a href=\"" + url + "\"", "https://pay.acme.example/?d=d3&amp;a=100.00");
    }
}
