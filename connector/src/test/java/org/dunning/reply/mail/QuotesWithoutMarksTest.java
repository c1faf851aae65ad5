package org.dunning.reply.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is quoted without a mark at each line: below the header of Outlook, or repeated as we sent it. */
class QuotesWithoutMarksTest {

    private static final String SENT =
            """
            Estimado cliente:

            Según nuestros registros, las siguientes facturas siguen
            pendientes de pago. Rogamos su abono antes del 30/11/2026.

              FV-1   17/10/2026   100,00 €
              FV-2   18/10/2026   200,00 €

            Si ya las ha pagado, no tenga en cuenta este aviso.
            Muchas gracias por su atención.
            """;

    private static NewestText ofHtml(String html) {
        String mail =
                "From: a@debtor.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
                        + html;
        return NewestText.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8), MailLimits.USUAL));
    }

    private static NewestText ofText(String text) {
        String mail =
                "From: a@debtor.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                        + text;
        return NewestText.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8), MailLimits.USUAL))
                .without(SENT);
    }

    /** Its words are in the language of the program, which may be any. */
    @Test
    void theHeaderOfOutlookAndAllBesideItBelowAreQuoted() {
        NewestText text = ofHtml(
                """
                <html><body><div><p>Os pago el viernes.</p></div><div id="appendonsend"></div><hr>
                <div id="divRplyFwdMsg"><b>Van:</b> Acme<br><b>Verzonden:</b> vrijdag<br><b>Aan:</b> Taller</div>
                <div><p>Pague antes del lunes.</p></div><p>Si ya ha pagado, gracias.</p></body></html>""");

        assertThat(text.written()).isEqualTo("Os pago el viernes.");
        assertThat(text.quoted()).contains("Van: Acme", "Pague antes del lunes.", "Si ya ha pagado, gracias.");
    }

    @Test
    void whatStandsOutsideOfItsPlaceIsNotQuoted() {
        NewestText text = ofHtml(
                """
                <html><body><div><div id="x_divRplyFwdMsg">Van: Acme</div><p>Pague antes del lunes.</p></div>
                <p>Os pago el viernes.</p></body></html>""");

        assertThat(text.written()).isEqualTo("Os pago el viernes.");
    }

    @Test
    void aNoticeOfOursThatIsRepeatedWithoutMarksIsQuoted() {
        NewestText text = ofText("Os pago el viernes.\n\nTaller Muñoz\n\n" + SENT);

        assertThat(text.written()).isEqualTo("Os pago el viernes.\n\nTaller Muñoz");
        assertThat(text.quoted()).contains("FV-1", "Si ya las ha pagado");
    }

    @Test
    void linesThatAProgramHasWrappedAnewAreStillOurs() {
        NewestText text = ofText(
                """
                Os pago el viernes.
                Según nuestros registros,
                las siguientes facturas siguen pendientes
                de pago. Rogamos su abono antes del 30/11/2026.
                FV-1 17/10/2026 100,00 €
                FV-2 18/10/2026 200,00 €
                Si ya las ha pagado, no tenga en cuenta este aviso. Muchas gracias
                por su atención.""");

        assertThat(text.written()).isEqualTo("Os pago el viernes.");
    }

    @Test
    void whoCopiesTheLinesOfInvoicesSaysWhichOnesHeMeans() {
        String copied = "Pagamos el viernes estas dos:\n  FV-1   17/10/2026   100,00 €\n  FV-2   18/10/2026   200,00 €";

        assertThat(ofText(copied).written()).isEqualTo(copied);
    }

    @Test
    void aSentenceThatWeWriteAsWellIsTheAuthors() {
        String own = "Os pago el viernes.\nMuchas gracias por su atención.\nToni";

        assertThat(ofText(own).written()).isEqualTo(own);
    }

    @Test
    void answersBetweenOurLinesAreKept() {
        assertThat(ofText(SENT.replace("  FV-1 ", "La primera el viernes, sin falta.\n  FV-1 "))
                        .written())
                .endsWith("La primera el viernes, sin falta.")
                .doesNotContain("Si ya las ha pagado");
    }
}
