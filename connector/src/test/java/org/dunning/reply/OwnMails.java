package org.dunning.reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Mails of a list, one a line, made into what arrives: with headers, and the notice they answer quoted below. */
final class OwnMails {

    static final Path FOLDER = Path.of("connector/src/test/resources/replies");

    private static final Map<String, String> HEADERS = Map.of(
            "es", "El lun, 9 mar 2026 a las 10:36, Contabilidad (<ar@acme.example.com>) escribió:",
            "en", "On Mon, 9 Mar 2026 at 12:05, Credit Control <ar@acme.example.com> wrote:",
            "de", "Am Mo., 9. März 2026 um 14:41 Uhr schrieb Buchhaltung <ar@acme.example.com>:",
            "fr", "Le lun. 9 mars 2026 à 15:18, Comptabilité <ar@acme.example.com> a écrit :",
            "it", "Il giorno lun 9 mar 2026 alle ore 11:52 Contabilità <ar@acme.example.com> ha scritto:",
            "pt", "Contas <ar@acme.example.com> escreveu (seg., 09/03/2026 à(s) 12:35):",
            "ca", "Missatge de Administració <ar@acme.example.com> del dia dl., 9 de març 2026 a les 14:00:");
    private static final Map<String, String> WORDS = Map.of(
            "es", "Hola: El saldo de su cuenta presenta partidas vencidas. Si ya lo ha abonado, gracias.",
            "en", "Hello, the following items are overdue. If already paid, thank you.",
            "de", "Guten Tag, folgende Posten sind überfällig. Falls bereits bezahlt: danke.",
            "fr", "Bonjour, votre compte présente un retard. Si déjà réglé, merci.",
            "it", "Buongiorno, il conto presenta partite scadute. Se già pagato, grazie.",
            "pt", "Bom dia, a conta tem valores vencidos. Se já pagou, obrigado.",
            "ca", "Bon dia, el compte té partides vençudes. Si ja heu pagat, gràcies.");

    private OwnMails() {}

    /** @param paidOn empty when not said */
    record Expected(List<String> intents, List<String> promises, String paidOn) {}

    record OwnMail(String line, String kind, LocalDate on, Expected expected, String text) {

        String language() {
            return kind.equals("us") ? "en" : kind.substring(0, 2);
        }

        byte[] bytes() {
            boolean american = kind.equals("us");
            String currency = american ? "$" : language().equals("en") ? "£" : "€";
            String due = american ? "02/10/2026" : "10/02/2026";
            String rows = kind.endsWith("2")
                    ? row("AB-26-0117", due, "1,200.00", currency) + row("AB-26-0118", due, "800.00", currency)
                    : row("AB-26-0117", due, "2,000.00", currency);
            String date = on.format(DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ENGLISH)) + " 10:00:00 "
                    + (american ? "-0500" : "+0100");
            return ("From: Someone <someone@debtor.example.net>\nTo: AR <ar@acme.example.com>\n"
                            + "Subject: Re: AB-26-0117\nDate: " + date + "\nMessage-ID: <1@debtor.example.net>\n"
                            + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n\n"
                            + HEADERS.get(language()) + "\n\n> " + WORDS.get(language()) + "\n>\n" + rows)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static String row(String number, String due, String amount, String currency) {
            return ">   " + number + "   " + due + "   "
                    + (currency.equals("€")
                            ? amount.replace(',', ' ').replace('.', ',').replace(' ', '.') + " €"
                            : currency + amount)
                    + "\n";
        }

        @Override
        public String toString() {
            return line;
        }
    }

    static List<OwnMail> in(String file) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(OwnMails::mail)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OwnMail mail(String line) {
        String[] columns = line.split("\\s*\\|\\s*", 6);
        var expected = new Expected(
                List.of(columns[2].split("/")),
                Arrays.stream(columns[3].split(","))
                        .filter(promise -> !promise.isBlank())
                        .toList(),
                columns[4]);
        return new OwnMail(line, columns[0], LocalDate.parse(columns[1]), expected, columns[5]);
    }

    /** As the list writes it: the day, and the amount where one was stated. */
    static String told(PromisedPayment promise) {
        BigDecimal amount = promise.amount();
        return promise.on()
                + (amount == null ? "" : ":" + amount.stripTrailingZeros().toPlainString());
    }
}
