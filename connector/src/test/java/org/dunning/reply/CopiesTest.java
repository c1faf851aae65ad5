package org.dunning.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for a copy is told from who asks where to pay, in each language. */
class CopiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "¿Me podéis enviar una copia de la factura?",
                "No nos ha llegado la factura, ¿nos la reenviáis?",
                "Could you please send us a copy of the invoice?",
                "Können Sie uns bitte die Rechnungskopie zusenden?",
                "Pourriez-vous nous envoyer un duplicata de la facture ?",
                "Potete inviarci copia della fattura?",
                "Podem enviar-nos a segunda via da fatura?",
                "Ens podeu enviar una còpia de la factura?"
            })
    void asksForACopy(String text) {
        assertThat(wish(text)).isEqualTo(Wish.COPY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "¿Me podéis enviar una copia de la factura y el IBAN?",
                "Could you please send us a copy of the invoice and your bank details?",
                "Können Sie uns bitte die Rechnungskopie und Ihre Bankverbindung zusenden?",
                "Pourriez-vous nous envoyer un duplicata de la facture et votre RIB ?",
                "Potete inviarci copia della fattura e le coordinate bancarie?",
                "Podem enviar-nos a segunda via da fatura e o NIB?",
                "Ens podeu enviar una còpia de la factura i el número de compte?",
                "¿A qué corresponde este importe?"
            })
    void asksForSomethingElseAsWell(String text) {
        assertThat(wish(text)).isEqualTo(Wish.NOTHING);
    }

    private static Wish wish(String text) {
        String mail =
                "From: a@debtor.example\nTo: ar@acme.example\nSubject: Re\nDate: Sat, 21 Nov 2026 10:00:00 +0100\n"
                        + "Message-ID: <a@debtor.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
                        + text;
        return MailInterpreter.byRules()
                .interpret(mail.getBytes(StandardCharsets.UTF_8))
                .wish();
    }
}
