package org.dunning.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of rules are complete: each rule in each language. OwnMailsTest reads their lines. */
class AdversarialRulesTest {

    private static final List<String> LANGUAGES = List.of("ca", "de", "en", "es", "fr", "it", "pt");
    /** A mail of the United States, where the month stands first: beside the seven. */
    private static final String AMERICAN = "us ";

    @ParameterizedTest
    @CsvSource({"rules.txt, 20", "adversarial.txt, 49"})
    void eachRuleIsTriedInEachLanguage(String table, int howMany) throws IOException {
        Map<String, TreeSet<String>> rules = new LinkedHashMap<>();
        String rule = "";
        for (String line : Files.readAllLines(OwnMails.FOLDER.resolve(table))) {
            if (line.startsWith("#")) {
                rule = line;
            } else if (!line.isBlank() && !line.startsWith(AMERICAN)) {
                rules.computeIfAbsent(rule, none -> new TreeSet<>()).add(line.substring(0, 2));
            }
        }

        assertThat(rules).hasSizeGreaterThanOrEqualTo(howMany);
        assertThat(rules).allSatisfy((name, languages) -> assertThat(languages).containsExactlyElementsOf(LANGUAGES));
    }

    /** What was promised in the mail that is answered is no promise in this one, and neither is what another one is told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Recibido, gracias. | El lun, 9 mar 2026 a las 10:36, Ana (<ana@debtor.example.net>) escribió: | Os pago el viernes sin falta.",
                "en | Received, thanks. | On Mon, 9 Mar 2026 at 12:05, Ann <ann@debtor.example.net> wrote: | We will pay on Friday.",
                "de | Erhalten, danke. | Am Mo., 9. März 2026 um 14:41 Uhr schrieb Anna <anna@debtor.example.net>: | Wir zahlen am Freitag.",
                "fr | Bien reçu, merci. | Le lun. 9 mars 2026 à 15:18, Anne <anne@debtor.example.net> a écrit : | Nous paierons vendredi.",
                "it | Ricevuto, grazie. | Il giorno lun 9 mar 2026 alle ore 11:52 Anna <anna@debtor.example.net> ha scritto: | Paghiamo venerdì.",
                "pt | Recebido, obrigado. | Ana <ana@debtor.example.net> escreveu (seg., 09/03/2026 à(s) 12:35): | Pagamos na sexta-feira.",
                "ca | Rebut, gràcies. | Missatge de Anna <anna@debtor.example.net> del dia dl., 9 de març 2026 a les 14:00: | Us pago divendres."
            })
    void aQuotedPromiseIsNone(String language, String written, String header, String quoted) {
        for (String mark : List.of("> ", "")) {
            String mail = "From: a@debtor.example.net\nSubject: Re: AB-26-0117\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n"
                    + "Content-Type: text/plain; charset=utf-8\n\n" + written + "\n\n" + header + "\n\n" + mark + quoted
                    + "\n";

            Interpretation understood = MailInterpreter.byRules().interpret(mail.getBytes(StandardCharsets.UTF_8));

            assertThat(understood.promises()).isEmpty();
            assertThat(understood.intent()).isEqualTo(ReplyIntent.OTHER);
            assertThat(understood.written()).isEqualTo(written);
        }
    }
}
