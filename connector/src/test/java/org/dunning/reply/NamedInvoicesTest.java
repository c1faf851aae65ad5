package org.dunning.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dunning.reply.OwnMails.Expected;
import org.dunning.reply.OwnMails.OwnMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The creditor's invoices that a debtor names, in each language, answering a notice of AB-26-0117 and AB-26-0118 (kinds with a 2) or
 * of AB-26-0117 alone: written out, without separators, or by the end of the number; none that is only quoted, and no other number.
 */
class NamedInvoicesTest {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "es2 | La factura AB-26-0118 la pagamos el viernes.                          | AB-26-0118",
                "es2 | La 117 la pagamos el martes 17. La 118 no, el material vino roto.      | AB-26-0117 AB-26-0118",
                "es2 | Pagamos ab260117 el viernes, el resto más adelante.                    | AB-26-0117",
                "es2 | El día 20 os mando 800 € a cuenta, llámame al 600 117 118.             | -",
                "es  | Os pago el viernes sin falta.                                          | -",
                "en2 | We will pay invoice AB-26-0118 on Friday.                              | AB-26-0118",
                "en2 | The 117 will be paid on Friday, invoice 118 is wrong.                  | AB-26-0117 AB-26-0118",
                "en2 | AB260117 will be paid on Friday.                                       | AB-26-0117",
                "en2 | We will pay £800 on 20 March, call me on 0117 4960118.                 | -",
                "en  | We will pay on Friday.                                                 | -",
                "de2 | Die Rechnung AB-26-0118 zahlen wir am Freitag.                         | AB-26-0118",
                "de2 | Die 117 zahlen wir am Freitag, die Rechnung 118 ist falsch.            | AB-26-0117 AB-26-0118",
                "de2 | AB260117 wird am Freitag überwiesen.                                   | AB-26-0117",
                "de2 | Wir zahlen 800 € am 20. März.                                          | -",
                "de  | Wir zahlen am Freitag.                                                 | -",
                "fr2 | Nous payons la facture AB-26-0118 vendredi.                            | AB-26-0118",
                "fr2 | La 117 sera payée vendredi, la facture 118 est erronée.                | AB-26-0117 AB-26-0118",
                "fr2 | AB260117 sera réglée vendredi.                                         | AB-26-0117",
                "fr2 | Nous vous virons 800 € le 20 mars.                                     | -",
                "fr  | Nous payons vendredi.                                                  | -",
                "it2 | Paghiamo la fattura AB-26-0118 venerdì.                                | AB-26-0118",
                "it2 | La 117 la paghiamo venerdì, la fattura 118 è sbagliata.                | AB-26-0117 AB-26-0118",
                "it2 | AB260117 sarà pagata venerdì.                                          | AB-26-0117",
                "it2 | Vi bonifichiamo 800 € il 20 marzo.                                     | -",
                "it  | Paghiamo venerdì.                                                      | -",
                "pt2 | Pagamos a fatura AB-26-0118 na sexta-feira.                            | AB-26-0118",
                "pt2 | A 117 pagamos na sexta-feira, a fatura 118 está errada.                | AB-26-0117 AB-26-0118",
                "pt2 | A AB260117 será paga na sexta-feira.                                   | AB-26-0117",
                "pt2 | Transferimos 800 € no dia 20.                                          | -",
                "pt  | Pagamos na sexta-feira.                                                | -",
                "ca2 | Pagarem la factura AB-26-0118 divendres.                               | AB-26-0118",
                "ca2 | La 117 la pagarem divendres, la factura 118 és errònia.                | AB-26-0117 AB-26-0118",
                "ca2 | AB260117 es pagarà divendres.                                          | AB-26-0117",
                "ca2 | Us transferirem 800 € el dia 20.                                       | -",
                "ca  | Pagarem divendres.                                                     | -"
            })
    void areFoundInFull(String kind, String text, @Nullable String invoices) {
        var mail = new OwnMail("", kind, TUESDAY, new Expected(List.of(), List.of(), ""), text);

        assertThat(MailInterpreter.byRules().interpret(mail.bytes()).invoices())
                .containsExactlyInAnyOrderElementsOf(invoices == null ? List.of() : List.of(invoices.split(" ")));
    }
}
