package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.channel.Notices.company;
import static org.dunning.channel.Notices.rendered;
import static org.dunning.channel.Notices.words;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dunning.notice.NoticeText;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.NotPermittedException;
import org.dunning.outbox.PaceLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTest {

    private final MailComposer composer = new MailComposer(Notices.mail(null), Notices.CLOCK);

    private MimeMessage parsed(RenderedNotice rendered) throws MessagingException {
        return new MimeMessage(
                (Session) null,
                new ByteArrayInputStream(composer.compose(rendered).bytes()));
    }

    private static List<String> names(MimeMessage mail) throws MessagingException {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    @Test
    void carriesTheHeadersOfAnAutomaticNotice() throws Exception {
        MimeMessage mail = parsed(rendered("pagos@example.org"));

        assertThat(names(mail))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
        assertThat(mail.getHeader("Message-ID", null)).isEqualTo(Notices.ID);
        assertThat(mail.getHeader("Date", null)).isEqualTo("Mon, 2 Mar 2026 09:15:30 +0100");
        assertThat(mail.getHeader("From", null)).isEqualTo("\"Suministros Ejemplo, S.L.\" <cobros@example.com>");
        assertThat(mail.getHeader("To", null)).isEqualTo("pagos@example.org");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("OOF, AutoReply");
    }

    @Test
    void offersTextFirstAndThenHtml() throws Exception {
        var parts = (MimeMultipart) parsed(rendered("pagos@example.org")).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(words("").text());
        assertThat(parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(words("").html());
    }

    @Test
    void keepsToAsciiAndLinesOfSeventySixEndedByCrLf() {
        String raw = new String(
                composer.compose(
                                rendered(
                                        "pagos@example.org",
                                        Notices.ID,
                                        IntStream.range(0, 50)
                                                .mapToObj(i -> "<dun." + i + "@example.com>")
                                                .toList(),
                                        company(null, null),
                                        "Construcciones y Suministros Muñoz e Hijos del Norte, Sociedad Anónima Unipersonal",
                                        words(
                                                "Próximo vencimiento: 1.234,56 EUR el 5 de marzo de 2026 (Construcciones Muñoz)")))
                        .bytes(),
                StandardCharsets.ISO_8859_1);

        assertThat(raw).matches("[\\x20-\\x7E\\r\\n\\t]*+").endsWith("\r\n");
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 76);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Próximo vencimiento: 1.234,56 EUR",
                "emoji 😀 y más 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
                "no =?UTF-8?Q?trick?= \"here\"",
                "plain"
            })
    void theSubjectReadsAsItWasWritten(String subject) throws Exception {
        MimeMessage mail = parsed(
                rendered("pagos@example.org", Notices.ID, List.of(), company(null, null), "Ejemplo", words(subject)));

        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getHeader("Subject", null).split("\r\n")).allMatch(line -> line.length() <= 76);
    }

    @Test
    void threadsWithTheEarlierNotices() throws Exception {
        MimeMessage mail = parsed(rendered(
                "pagos@example.org",
                Notices.ID,
                List.of("<dun.1@example.com>", "<dun.2@example.com>"),
                company(null, null),
                "Ejemplo",
                words("x")));

        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<dun.2@example.com>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<dun.1@example.com> <dun.2@example.com>");
    }

    @Test
    void takesTheCompanysOwnSenderAndReplyAddress() throws Exception {
        MimeMessage mail = parsed(rendered(
                "pagos@example.org",
                Notices.ID,
                List.of(),
                company("Administración <admin@example.net>", "respuestas@example.net"),
                "Ejemplo",
                words("x")));

        assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?Q?Administraci=C3=B3n?= <admin@example.net>");
        assertThat(mail.getReplyTo()[0]).hasToString("respuestas@example.net");
    }

    @Test
    void redirectsEveryMailWhenTold() throws Exception {
        var redirecting = new MailComposer(Notices.mail("trial@example.net"), Notices.CLOCK);
        var message = (NoticeMessage) redirecting.compose(rendered("pagos@example.org"));

        assertThat(message.recipient()).hasToString("trial@example.net");
        assertThat(message.getHeader("To")).containsExactly("trial@example.net");
        assertThat(message.getHeader("X-Dunning-Redirected-From")).containsExactly("pagos@example.org");
        assertThat(new String(message.bytes(), StandardCharsets.US_ASCII)).contains("\r\nTo: trial@example.net\r\n");
    }

    @Test
    void writesAnInternationalDomainInAscii() throws Exception {
        assertThat(parsed(rendered("info@exämple.org")).getHeader("To", null)).isEqualTo("info@xn--exmple-cua.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.org",
                "a@",
                "a@example.org, evil@example.org",
                "a@example.org; evil@example.org",
                "a@example.org\r\nBcc: evil@example.org",
                "a@example.org\u0000",
                "group: a@example.org;",
                "müller@example.org",
                "a@exa mple.org",
                "a@@example.org",
                "<a@example.org> evil@example.org",
                "a@example.org>\nRCPT TO:<evil@example.org"
            })
    void refusesWhatIsNotExactlyOneAddress(String recipient) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer.compose(rendered(recipient)))
                .withMessageNotContaining("\n")
                .withMessageContaining("cannot be used as an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Factura\r\nBcc: evil@example.org",
                "Factura\n\nevil body",
                "Factura\rBcc: evil@example.org",
                "Factura\u2028Bcc: evil@example.org",
                "Factura\u0000\u0007",
                "=?UTF-8?Q?=0D=0ABcc:_evil@example.org?="
            })
    void aHostileWordCannotBecomeAHeader(String hostile) throws Exception {
        MimeMessage mail = parsed(
                rendered("pagos@example.org", Notices.ID, List.of(), company(null, null), hostile, words(hostile)));

        assertThat(names(mail)).doesNotContain("Bcc").hasSize(10);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getHeader("Message-ID", null)).isEqualTo(Notices.ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-brackets@example.com", "<a@b>\r\nBcc: x@example.org", "<a b@example.com>", "<ñ@example.com>"
            })
    void refusesAHostileMessageId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer.compose(
                        rendered("pagos@example.org", id, List.of(), company(null, null), "Ejemplo", words("x"))))
                .withMessageContaining("is no Message-ID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> composer.compose(rendered(
                        "pagos@example.org", Notices.ID, List.of(id), company(null, null), "Ejemplo", words("x"))))
                .withMessageContaining("is no Message-ID");
    }

    @Test
    void takesAwayWhatIsNoTextFromTheBody() throws Exception {
        var words = new NoticeText("x", "a\u0000b\u0007c\uD800d\n", "<p>\u0000\uDC00</p>\n", Locale.ENGLISH);
        var parts = (MimeMultipart)
                parsed(rendered("pagos@example.org", Notices.ID, List.of(), company(null, null), "Ejemplo", words))
                        .getContent();

        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("abc?d\r\n");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>?</p>\r\n");
    }

    @Test
    void staysAsItWasSealed() throws Exception {
        NoticeMessage message = Notices.message();
        byte[] before = message.bytes().clone();

        message.setHeader("X-Later", "no");
        message.setSubject("another");

        assertThat(message.bytes()).isEqualTo(before);
        assertThat(message.getMessageID()).isEqualTo(Notices.ID);
    }

    @Test
    void anotherSenderCannotSendItPastTheOutbox() {
        NoticeMessage message = Notices.permitted();

        assertThatThrownBy(message::saveChanges).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void saysWhatToSetWhenThereIsNoSender() {
        var mail = new MailProperties(
                MailProperties.Transport.FOLDER,
                Path.of("x"),
                "localhost",
                null,
                null,
                null,
                null,
                " ",
                null,
                false,
                null,
                4,
                PaceLimits.NONE);

        assertThatThrownBy(() -> new MailComposer(mail, Notices.CLOCK).compose(rendered("pagos@example.org")))
                .hasMessage(
                        "no sender for Suministros Ejemplo, S.L.: set dunning.companies.<id>.from or dunning.mail.from");
    }
}
