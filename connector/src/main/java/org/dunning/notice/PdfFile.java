package org.dunning.notice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Tells a PDF from what an ERP may answer instead of one: an error page, nothing, half a file. */
final class PdfFile {

    // ISO 32000-1 7.5.2 and annex H: the header and the end marker stand within 1,024 bytes of either end.
    private static final int EDGE = 1024;

    private PdfFile() {}

    /** Why it is none, in words; null when it is one. */
    static @Nullable String problem(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "the ERP has no document of it";
        }
        if (bytes.length == 0) {
            return "the ERP's document is empty";
        }
        String head = text(bytes, 0, Math.min(EDGE, bytes.length));
        if (!head.contains("%PDF-")) {
            String start = head.strip().toLowerCase(Locale.ROOT);
            return start.startsWith("<!doctype") || start.startsWith("<html")
                    ? "the ERP's document is a web page, not a PDF"
                    : "the ERP's document is no PDF";
        }
        int tail = Math.max(0, bytes.length - EDGE);
        return text(bytes, tail, bytes.length - tail).contains("%%EOF")
                ? null
                : "the ERP's document is cut off: a PDF ends with %%EOF";
    }

    /** Why its pages cannot follow a letter's, in words; null when they can. To know it, it is tried. */
    static @Nullable String unprintable(byte[] bytes) {
        try (PDDocument letter = new PDDocument();
                PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                return "the ERP's document is protected, so its pages cannot follow a letter's";
            }
            if (document.getNumberOfPages() == 0) {
                return "the ERP's document has no page";
            }
            new PDFMergerUtility().appendDocument(letter, document);
            letter.save(OutputStream.nullOutputStream());
            return null;
        } catch (InvalidPasswordException e) {
            return "the ERP's document asks for a password, so its pages cannot follow a letter's";
        } catch (IOException | RuntimeException e) {
            // A broken file shows itself anywhere within PDFBox.
            return "the ERP's document cannot be read as a PDF, so its pages cannot follow a letter's";
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
