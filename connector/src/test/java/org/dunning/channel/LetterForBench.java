package org.dunning.channel;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A letter as the channel makes it, and by the bare library from the same page as XHTML. */
public final class LetterForBench {

    private final String page;
    private final String xhtml;

    public LetterForBench(String page) {
        this.page = page;
        Document parsed = Jsoup.parse(page);
        parsed.outputSettings().syntax(Document.OutputSettings.Syntax.xml);
        this.xhtml = parsed.html();
    }

    public int letter() {
        return pdf().length;
    }

    public byte[] pdf() {
        return LetterPdf.of(page);
    }

    public int bare() throws IOException {
        var out = new ByteArrayOutputStream(64 * 1024);
        new PdfRendererBuilder()
                .useFastMode()
                .useFont(
                        () -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(
                                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")),
                        "Letter",
                        400,
                        FontStyle.NORMAL,
                        true)
                .withHtmlContent(xhtml, null)
                .toStream(out)
                .run();
        return out.size();
    }
}
