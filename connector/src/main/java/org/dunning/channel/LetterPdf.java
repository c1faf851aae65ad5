package org.dunning.channel;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dunning.notice.Enclosure;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/** A page to print as a PDF, with its font in it. It fetches nothing: what it shows is in the page. */
final class LetterPdf {

    // Latin, Greek and Cyrillic; it comes with PDFBox.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private LetterPdf() {}

    static byte[] of(String page) {
        // The font has no narrow no-break space, with which French groups digits.
        var document = new W3CDom().fromJsoup(Jsoup.parse(page.replace('\u202F', '\u00A0')));
        var out = new ByteArrayOutputStream(64 * 1024);
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(LetterPdf::font, "Letter", 400, FontStyle.NORMAL, true)
                    .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                    .withW3cDocument(document, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letter with the pages of the invoices that it says go with it. */
    static byte[] of(String page, List<Enclosure> invoices) {
        byte[] letter = of(page);
        return invoices.isEmpty() ? letter : followedBy(letter, invoices);
    }

    private static byte[] followedBy(byte[] letter, List<Enclosure> invoices) {
        var out = new ByteArrayOutputStream(256 * 1024);
        var whole = new PDFMergerUtility();
        whole.addSource(new RandomAccessReadBuffer(letter));
        invoices.forEach(invoice -> whole.addSource(new RandomAccessReadBuffer(invoice.bytes())));
        whole.setDestinationStream(out);
        try {
            whole.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
    }
}
