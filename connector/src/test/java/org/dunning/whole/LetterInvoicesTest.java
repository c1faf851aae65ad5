package org.dunning.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a letter says goes with it is printed with it; a channel that carries no documents asks for none. */
class LetterInvoicesTest extends WithChannels {

    @BeforeEach
    void anErpWithInvoices() throws IOException {
        write(
                "mappings/records/sql.yaml",
                Files.readString(Path.of("mappings/records/sql.yaml"))
                        .replace(
                                "  contacts: |",
                                "  document: select pdf from documents where document_no = :#erpKey\n\n  contacts: |"));
        erp.change("create table documents (document_no varchar(60), pdf varbinary(1000000))");
    }

    private void by(String channel) throws IOException {
        stages("  - { stage: friendly, days-from-due: 1, days-to-pay: 7, level: 1, channels: [" + channel + "] }");
    }

    private void invoice(String number, String debtor, byte[] pdf) {
        erp.item(number, debtor, "100.00", 5);
        erp.change("insert into documents values (?, ?)", number, pdf);
        reach(debtor, "Calle Mayor, 1\n28013 Madrid", "+34910000001", true);
    }

    private static byte[] pdf(boolean isProtected, String... pages) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (String text : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (isProtected) {
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private RunReport run(String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = "dunning.notice.documents.attach=true";
        try (var connector = connector(settings)) {
            return connector.run();
        }
    }

    /** The text of each page of the one letter. */
    private List<String> pages() throws IOException {
        Path letter = files("letters").stream()
                .filter(file -> file.toString().endsWith(".pdf"))
                .findFirst()
                .orElseThrow();
        try (PDDocument document = Loader.loadPDF(letter.toFile())) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                pages.add(text.getText(document).strip());
            }
            return pages;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"letter", "registered-letter"})
    void aLetterIsFollowedByThePagesOfTheInvoicesItNames(String channel) throws Exception {
        by(channel);
        invoice("FV/1", "D1", pdf(false, "Invoice FV/1, page 1", "Invoice FV/1, page 2"));
        invoice("FV-2", "D1", pdf(false, "Invoice FV-2"));

        RunReport report = run();

        assertThat(report.alarms()).isEmpty();
        List<String> pages = pages();
        assertThat(pages.get(0))
                .contains("Calle Mayor, 1", "Adjuntos: FV-2, FV_1")
                .doesNotContain(".pdf");
        assertThat(pages.subList(pages.size() - 3, pages.size()))
                .containsExactly("Invoice FV-2", "Invoice FV/1, page 1", "Invoice FV/1, page 2");
    }

    @Test
    void anInvoiceThatCannotBePrintedHoldsTheLetter() throws Exception {
        by("letter");
        invoice("FV-1", "D1", pdf(true, "protected"));
        invoice("FV-2", "D2", "%PDF-1.7\nnothing\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        invoice("FV-3", "D3", new byte[0]);
        invoice("FV-4", "D4", pdf(false));

        RunReport report = run();

        assertThat(folder.resolve("letters")).doesNotExist();
        assertThat(report.alarms())
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-1 cannot be attached", "document is protected"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-2 cannot be attached"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-3 cannot be attached: the ERP's document is empty"))
                .anySatisfy(alarm -> assertThat(alarm).contains("FV-4 cannot be attached", "has no page"));
    }

    @Test
    void aLinkStandsInItsPlaceWhereTheRuleSaysSo() throws Exception {
        by("letter");
        invoice("FV/1", "D1", pdf(true, "protected"));
        invoice("FV-2", "D1", pdf(false, "Invoice FV-2"));

        RunReport report = run(
                "dunning.notice.documents.otherwise=link",
                "dunning.notice.documents.link=https://portal.acme.example/invoices/{document}");

        assertThat(report.alarms()).isEmpty();
        List<String> pages = pages();
        assertThat(pages.get(0)).contains("https://portal.acme.example/invoices/FV%2F1", "Adjuntos: FV-2");
        assertThat(pages.get(pages.size() - 1)).isEqualTo("Invoice FV-2");
    }

    /** An invoice that is missing would hold the notice, if it were asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"call", "whatsapp", "sms"})
    void aChannelThatCarriesNoDocumentsAsksForNone(String channel) throws Exception {
        by(channel);
        invoice("FV-1", "D1", new byte[0]);
        provider.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(201)
                        .withBody(
                                channel.equals("sms")
                                        ? "{\"sid\":\"SM07\"}"
                                        : "{\"messages\":[{\"id\":\"wamid.1\"}]}")));

        RunReport report = run(ShortMessagesTest.providers(provider.baseUrl()));

        assertThat(report.alarms()).isEmpty();
        assertThat(erp.noteTexts()).singleElement().asString().contains("stage friendly");
    }
}
