package org.dunning.reply.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.ReplyIntent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails made to break a reader: nothing is thrown, and what can be read is read. */
class HostileMailsTest {

    private static final MailInterpreter INTERPRETER = MailInterpreter.byRules();
    private static final String HEAD = "From: a@debtor.example.net\nTo: ar@acme.example.com\nSubject: Re: x\n"
            + "Date: Tue, 10 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\n";

    private static IncomingMail read(String mail) {
        return MailReader.read(mail.getBytes(StandardCharsets.ISO_8859_1), new MailLimits(10 << 20, 50, 10, 100_000));
    }

    private static Interpretation understood(byte[] mail) {
        return INTERPRETER.interpret(mail);
    }

    @Test
    void anEmptyFileIsForAPerson() {
        Interpretation understood = understood(new byte[0]);

        assertThat(understood.intent()).isEqualTo(ReplyIntent.OTHER);
        assertThat(understood.abstain()).isTrue();
    }

    @Test
    void aLargeAttachmentIsNotOpened() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nPagamos el viernes.\n--b\n"
                + "Content-Type: application/zip; name=x.zip\nContent-Transfer-Encoding: base64\n\n"
                + "QUJD\n".repeat(100_000) + "--b--\n";

        assertThat(read(mail).plain().strip()).isEqualTo("Pagamos el viernes.");
    }

    @Test
    void tenThousandPartsAreCutShort() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(10_000) + "--b--\n";

        IncomingMail read = read(mail);

        assertThat(read.cut()).isTrue();
        assertThat(read.plain().lines()).hasSizeLessThan(60);
    }

    @Test
    void partsWithinPartsAreFollowedOnlySoFar() {
        var mail = new StringBuilder(HEAD);
        for (int i = 0; i < 100; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("\ndeep\n");

        assertThat(read(mail.toString()).cut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatALimitLeavesOutMakesItOneForAPerson(int limit) {
        String promise = "Os pago el viernes 13 de marzo sin falta.\n";
        String multipart = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + promise;
        String mail =
                switch (limit) {
                    case 1 -> multipart + "--b\n\n\n".repeat(300) + "--b--\n";
                    case 2 -> multipart + nested(30);
                    default -> HEAD + "\n" + promise + "\n" + "> palabras\n".repeat(250_000);
                };

        Interpretation understood = understood(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(understood.intent()).isEqualTo(ReplyIntent.PROMISE);
        assertThat(understood.abstain()).isTrue();
        assertThat(understood.reason()).contains("a part of it was left out");
    }

    private static String nested(int depth) {
        var parts = new StringBuilder("--b\n");
        for (int i = 0; i < depth; i++) {
            parts.append("Content-Type: multipart/mixed; boundary=n")
                    .append(i)
                    .append("\n\n--n")
                    .append(i)
                    .append('\n');
        }
        return parts + "\ndeep\n";
    }

    @Test
    void aLongMailWithinAMailLeavesNothingOutThatItsAuthorWrote() {
        String mail = HEAD
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOs pago el viernes 13 de marzo sin falta.\n"
                + "--b\nContent-Type: message/rfc822\n\nSubject: x\n\n" + "old text\n".repeat(50_000) + "--b--\n";

        assertThat(understood(mail.getBytes(StandardCharsets.UTF_8)).abstain()).isFalse();
    }

    @Test
    void anUnknownCharsetIsReadAsUtf8OrWindows() {
        String utf8 = new String("¿Cuándo?".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(read(HEAD + "Content-Type: text/plain; charset=klingon\n\n" + utf8)
                        .plain())
                .isEqualTo("¿Cuándo?");
        assertThat(read(HEAD + "Content-Type: text/plain; charset=utf-8\n\nma\u00f1ana")
                        .plain())
                .isEqualTo("mañana");
        assertThat(read(HEAD + "\nma\u00f1ana").plain()).isEqualTo("mañana");
    }

    @Test
    void anUnknownTransferEncodingIsReadAsItStands() {
        assertThat(read(HEAD + "Content-Transfer-Encoding: x-uuencode-2\n\nhola")
                        .plain())
                .isEqualTo("hola");
    }

    @Test
    void winmailDatAndAMissingEndDoNotHideTheText() {
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhola\n--b\n"
                + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n=%%%";

        assertThat(read(mail).plain().strip()).isEqualTo("hola");
    }

    @Test
    void xmlPartsAreNotParsed() {
        String xml = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        String mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhola\n--b\n"
                + "Content-Type: application/xml; name=invoice.xml\n\n" + xml + "\n--b--\n";

        assertThat(read(mail).plain().strip()).isEqualTo("hola");
    }

    @Test
    void withoutADateNothingIsPromised() {
        byte[] mail = "From: a@debtor.example.net\nSubject: x\n\nOs pago el viernes sin falta."
                .getBytes(StandardCharsets.UTF_8);

        assertThat(understood(mail).promises()).isEmpty();
        assertThat(understood(mail).abstain()).isTrue();
    }

    @Test
    void ofMoreWordsThanAreReadAPersonReadsTheRest() {
        String mail = HEAD + "Content-Type: text/plain; charset=utf-8\n\nOs pago el viernes 13 de marzo sin falta. "
                + "La vida sigue. ".repeat(2_000) + "No os pago nada.";

        Interpretation understood = understood(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(understood.abstain()).isTrue();
        assertThat(understood.reason()).contains("more words than are read");
    }

    @Test
    void aParagraphInOneLongLineIsReadToItsEnd() {
        String mail = HEAD + "Content-Type: text/plain; charset=utf-8\n\n" + "La vida sigue. ".repeat(300)
                + "Os pago el viernes 13 de marzo sin falta.";

        assertThat(understood(mail.getBytes(StandardCharsets.UTF_8)).promises()).hasSize(1);
    }

    @Test
    void ofHtmlThatIsLongerThanIsReadAPersonReadsTheRest() {
        String mail =
                HEAD + "Content-Type: text/html; charset=utf-8\n\n<p>Os pago el viernes 13 de marzo sin falta.</p>"
                        + "<img alt='' src='data:image/png;base64," + "QUJD".repeat(150_000) + "'><p>O no.</p>";

        Interpretation understood = understood(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(understood.intent()).isEqualTo(ReplyIntent.PROMISE);
        assertThat(understood.abstain()).isTrue();
    }

    @Property(tries = 300)
    void anyBytesHaveAnAnswer(@ForAll byte[] bytes) {
        assertThat(understood(bytes)).isNotNull();
    }

    /** Parts within parts, boundaries, encodings, charsets and headers as they should be and as they should not. */
    @Property(tries = 1_000)
    void anyPartsHaveAnAnswerWhoseEvidenceStandsInTheText(@ForAll long seed) {
        Interpretation understood = understood(RandomMails.of(new Random(seed)));

        understood.evidence().forEach(evidence -> assertThat(evidence.words())
                .isEqualTo(understood.written().substring(evidence.start(), evidence.end())));
        assertThat(understood.written()).doesNotContain("\u0000");
    }

    @Property(tries = 500)
    void anyTextHasAnAnswer(@ForAll("texts") String text) {
        byte[] mail = (HEAD + "Content-Type: text/plain; charset=utf-8\n\n" + text).getBytes(StandardCharsets.UTF_8);

        Interpretation understood = understood(mail);

        assertThat(understood).isNotNull();
        understood.evidence().forEach(evidence -> assertThat(evidence.words())
                .isEqualTo(understood.written().substring(evidence.start(), evidence.end())));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "pago",
                "el",
                "viernes",
                "no",
                "si",
                "31",
                "1.000,50",
                "€",
                "febrero",
                "99/99/9999",
                "\n",
                ">",
                "?",
                "we'll",
                "pay",
                "on",
                "the",
                "30th",
                "wir",
                "zahlen",
                "am",
                "Freitag",
                "le",
                "virement",
                "du",
                "reste",
                "(",
                ",",
                ".",
                "--",
                "De:",
                "escribió:",
                "\ud800",
                "\u202e",
                "🙂",
                "MC-26-0001",
                "la",
                "17",
                "mil",
                "euros",
                "del",
                "mes",
                "que",
                "viene",
                "KW",
                "53",
                "-",
                "' ");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(40).map(list -> String.join(" ", list)),
                Arbitraries.strings().all().ofMaxLength(300));
    }
}
