package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.dunning.notice.PagesForPictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter as it is folded and signed: the address in the window, a reminder on one page, the end never alone. */
class LetterPagesTest {

    private static final double MILLIMETRE = 72 / 25.4;

    @ParameterizedTest
    @CsvSource({
        "es, Talleres",
        "en, Talleres",
        "de, Talleres",
        "fr, Talleres",
        "it, Talleres",
        "pt, Talleres",
        "ca, Talleres"
    })
    void aReminderWithThreeDocumentsFitsOnePageAndItsAddressTheWindow(String language, String name) throws Exception {
        var pages = new PagesForPictures(Locale.forLanguageTag(language));
        try (PDDocument letter = Loader.loadPDF(LetterPdf.of(pages.letter("friendly")))) {
            assertThat(letter.getNumberOfPages()).isEqualTo(1);
            assertThat(inTheWindow(letter))
                    .contains(name, "Calle del Ejemplo, 12", "28013 Madrid", "Suministros Ejemplo, S.L.")
                    .doesNotContain("2026", "1042");
        }
    }

    @ParameterizedTest
    @CsvSource({"es", "en", "de", "fr", "it", "pt", "ca"})
    void aDemandWithAllThatCanBeClaimedHasTwoPagesAndItsEndIsNotAlone(String language) throws Exception {
        var pages = new PagesForPictures(Locale.forLanguageTag(language));
        for (String stage : new String[] {"firm", "formal", "agency", "legal"}) {
            try (PDDocument letter = Loader.loadPDF(LetterPdf.of(pages.letter(stage)))) {
                assertThat(letter.getNumberOfPages()).as(stage).isLessThanOrEqualTo(2);
                var last = new PDFTextStripper();
                last.setStartPage(letter.getNumberOfPages());
                assertThat(last.getText(letter).strip().lines().count())
                        .as(stage)
                        .isGreaterThan(4);
                assertThat(last.getText(letter)).as(stage).contains("Registro Mercantil");
                assertThat(inTheWindow(letter)).as(stage).contains("28013 Madrid");
            }
        }
    }

    /** DIN 5008, form B, and envelopes C5/6 with the window at the left: 20 to 110 mm across, 45 to 90 mm down. */
    private static String inTheWindow(PDDocument letter) throws Exception {
        var window = new PDFTextStripperByArea();
        window.addRegion(
                "window", new Rectangle2D.Double(20 * MILLIMETRE, 45 * MILLIMETRE, 90 * MILLIMETRE, 45 * MILLIMETRE));
        window.extractRegions(letter.getPage(0));
        return window.getTextForRegion("window");
    }
}
