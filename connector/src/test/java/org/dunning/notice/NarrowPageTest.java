package org.dunning.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import org.dunning.admin.Chromium;
import org.junit.jupiter.api.Test;

/** The page of a mail in a real browser as narrow as a phone. */
class NarrowPageTest {

    @Test
    void everyPageSaysThatItFitsThePhone() {
        for (Locale language : ShippedTextsTest.LANGUAGES) {
            var pages = new PagesForPictures(language);
            for (String stage : PagesForPictures.stages()) {
                assertThat(pages.mail(stage))
                        .as(stage + "." + language)
                        .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
            }
        }
    }

    @Test
    void nothingSticksOutOfAPhonesWindowInAnyLanguage() {
        assumeTrue(Chromium.isInstalled(), "needs /usr/bin/chromium (apt-get install chromium)");
        try (var chromium = new Chromium()) {
            for (Locale language : ShippedTextsTest.LANGUAGES) {
                var pages = new PagesForPictures(language);
                for (String stage : PagesForPictures.stages()) {
                    assertThat(chromium.overflow(pages.mail(stage), 360))
                            .as(stage + "." + language)
                            .isZero();
                }
            }
        }
    }
}
