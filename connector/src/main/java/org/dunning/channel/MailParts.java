package org.dunning.channel;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.dunning.notice.Enclosure;
import org.dunning.notice.RenderedNotice;

/**
 * The parts of a mail (RFC 2046, RFC 2387): text and page as alternatives, the page with the picture it shows, and the
 * attachments beside them.
 */
record MailParts(RenderedNotice rendered) {

    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    MimeMultipart content() throws MessagingException {
        var alternatives =
                new MimeMultipart("alternative", text(rendered.words().text(), "plain"), page());
        if (rendered.notice().enclosures().attached().isEmpty()) {
            return alternatives;
        }
        var mixed = new MimeMultipart("mixed", holding(alternatives));
        for (Enclosure file : rendered.notice().enclosures().attached()) {
            mixed.addBodyPart(file(file, Part.ATTACHMENT));
        }
        return mixed;
    }

    private MimeBodyPart page() throws MessagingException {
        MimeBodyPart html = text(rendered.words().html(), "html");
        Enclosure code = rendered.code();
        if (code == null) {
            return html;
        }
        MimeBodyPart picture = file(code, Part.INLINE);
        picture.setContentID("<" + code.contentId() + ">");
        return holding(new MimeMultipart("related", html, picture));
    }

    private static MimeBodyPart holding(MimeMultipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart text(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(plain(content), StandardCharsets.UTF_8.name(), subtype);
        // Lines of any length and any letter, and still readable in the source.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** Nearly always it is plain already; the expression is slow, and only asked when it is not. */
    private static String plain(String content) {
        for (int i = 0; i < content.length(); i++) {
            char letter = content.charAt(i);
            if (Character.isISOControl(letter) && letter != '\n' && letter != '\t') {
                return NOT_TEXT.matcher(content).replaceAll("");
            }
        }
        return content;
    }

    private static MimeBodyPart file(Enclosure file, String disposition) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
        part.setDisposition(disposition);
        part.setFileName(file.name());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
