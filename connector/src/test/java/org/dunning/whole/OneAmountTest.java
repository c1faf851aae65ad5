package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunning.notice.ScannedCode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice that claims something on top asks for one amount, wherever it names one. */
class OneAmountTest {

    private static final String SPOKEN = "1.239,56 EUR";
    private static final ScannedCode CODE = new ScannedCode("ES9121000418450200051332", "EUR1239.56", "D1 FV-1");

    @TempDir
    Path folder;

    private Connector connector(String stage, String channel) throws IOException {
        Path procedures = Files.createDirectories(folder.resolve("config/mappings/procedures"));
        Files.writeString(
                procedures.resolve("standard.yaml"),
                """
                name: standard
                minimum-gap-days: 7
                stages:
                  - { stage: %s, days-from-due: 1, days-to-pay: 7, level: 1, fee: { EUR: 5 }, channels: [%s] }
                """
                        .formatted(stage, channel));
        SmallErp erp = new SmallErp(folder).item("FV-1", "D1", "1234.56", 40);
        erp.change("alter table dunning_open_items add column postal_address varchar(300)");
        erp.change("update dunning_open_items set postal_address = 'Calle Mayor, 1, 28013 Madrid'");
        return new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "dunning.config=" + folder.resolve("config"),
                "dunning.channels.letters=" + folder.resolve("letters"),
                "dunning.companies.acme.payment.iban=ES91 2100 0418 4502 0005 1332",
                "dunning.companies.acme.payment.link=https://pay.acme.example/?n={notice}&a={amount}&c={currency}");
    }

    @Test
    void inSubjectTextPageCodeAndLinkOfAMail() throws Exception {
        try (var connector = connector("firm", "mail")) {
            assertThat(connector.run().alarms()).isEmpty();
            byte[] file = Files.readAllBytes(connector.mails().get(0));
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file));
            Map<String, byte[]> parts = new HashMap<>();
            collect((Multipart) mail.getContent(), parts);
            String text = new String(parts.get("text/plain"), StandardCharsets.UTF_8);
            var page = Jsoup.parse(new String(parts.get("text/html"), StandardCharsets.UTF_8));
            String link = "https://pay.acme.example/?n=1&a=1239.56&c=EUR";

            assertThat(mail.getSubject()).contains(SPOKEN);
            assertThat(text)
                    .contains("el importe total a pagar es de " + SPOKEN, "Total a pagar: " + SPOKEN)
                    .contains("Total pendiente: 1.234,56 EUR", "Gastos de este aviso: 5,00 EUR", link);
            assertThat(page.text()).contains("Total a pagar " + SPOKEN, "el importe total a pagar es de " + SPOKEN);
            assertThat(page.select("a[href=" + link + "]")).hasSize(1);
            String picture = page.select("img").attr("src");
            assertThat(picture).startsWith("cid:");
            assertThat(ScannedCode.of(ImageIO.read(new ByteArrayInputStream(parts.get(picture)))))
                    .isEqualTo(CODE);
        }
    }

    @Test
    void inHeadingStatementCodeAndLinkOfALetterAndInItsManifest() throws Exception {
        try (var connector = connector("formal", "letter")) {
            assertThat(connector.run().alarms()).isEmpty();
            List<Path> printed = printed();
            try (var pdf = Loader.loadPDF(printed.get(0).toFile())) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                        .contains("Requerimiento formal de pago: " + SPOKEN, "Total a pagar " + SPOKEN)
                        .contains("Pagar en línea: https://pay.acme.example/?n=1&a=1239.56&c=EUR");
                assertThat(ScannedCode.of(new PDFRenderer(pdf).renderImageWithDPI(0, 200)))
                        .isEqualTo(CODE);
            }
            assertThat(Files.readAllLines(printed.get(1))).first().asString().endsWith("\"amount\";\"currency\"");
            assertThat(Files.readAllLines(printed.get(1))).last().asString().endsWith("\"1239.56\";\"EUR\"");
        }
    }

    private List<Path> printed() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("letters"))) {
            return files.sorted().toList();
        }
    }

    /** By its type, or by the name that the page shows it by. */
    private static void collect(Multipart parts, Map<String, byte[]> found) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String[] id = part.getHeader("Content-ID");
            if (part.getContent() instanceof Multipart inner) {
                collect(inner, found);
            } else {
                found.put(
                        id == null ? part.getContentType().split(";")[0] : "cid:" + id[0].replaceAll("[<>]", ""),
                        part.getInputStream().readAllBytes());
            }
        }
    }
}
