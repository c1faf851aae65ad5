package org.dunning.reply.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects the texts of a mail part by part, within limits; attachments are never opened. */
final class MailParts {

    private static final int REPORT_CHARACTERS = 100_000;

    private final MailLimits limits;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder returned = new StringBuilder();
    private @Nullable String report;
    private @Nullable String problem;
    private int parts;
    private boolean cut;

    MailParts(MailLimits limits) {
        this.limits = limits;
    }

    void read(MimeMessage message) {
        part(message, 0);
    }

    /** One broken part does not hide the others. */
    private void part(Part part, int depth) {
        if (++parts > limits.parts() || depth > limits.depth()) {
            cut = true;
            return;
        }
        try {
            String type = type(part);
            if (type.startsWith("multipart/")) {
                children(part, depth);
            } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
                report = text(part, bytes(part, REPORT_CHARACTERS), REPORT_CHARACTERS);
            } else if (type.equals("message/rfc822")
                    || type.equals("text/rfc822-headers")
                    || type.equals("message/global")
                    || type.equals("message/global-headers")) {
                keep(returned, text(part, bytes(part, REPORT_CHARACTERS), REPORT_CHARACTERS));
            } else if (isShown(part)) {
                shown(part, type);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    private static String type(Part part) throws MessagingException {
        String type = part.getContentType();
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return bare.contains("/") ? bare : "text/plain";
    }

    private void children(Part part, int depth) throws MessagingException, IOException {
        Multipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
        int count = multipart.getCount();
        for (int i = 0; i < count; i++) {
            if (parts > limits.parts()) {
                cut = true;
                return;
            }
            BodyPart child = multipart.getBodyPart(i);
            part(child, depth + 1);
        }
    }

    private static boolean isShown(Part part) throws MessagingException {
        String disposition = part.getHeader("Content-Disposition") == null ? null : part.getDisposition();
        return !Part.ATTACHMENT.equalsIgnoreCase(disposition) && part.getFileName() == null;
    }

    private void shown(Part part, String type) throws MessagingException, IOException {
        if (type.equals("text/html")) {
            keep(html, written(part));
        } else if (type.startsWith("text/") && !type.equals("text/calendar") && !type.equals("text/css")) {
            keep(plain, written(part));
        }
    }

    private void keep(StringBuilder into, String text) {
        int room = limits.characters() - into.length();
        cut |= into != returned && text.length() > room;
        into.append(into.isEmpty() ? "" : "\n").append(text, 0, Math.min(text.length(), Math.max(0, room)));
    }

    private String written(Part part) throws MessagingException, IOException {
        byte[] bytes = bytes(part, limits.characters());
        cut |= bytes.length > limits.characters();
        return text(part, bytes, limits.characters());
    }

    /** One more than asked for tells that there is more. */
    private static byte[] bytes(Part part, int most) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(most + 1);
        } catch (IOException | MessagingException e) {
            return raw(part, most); // an unknown transfer encoding, or one that lies
        }
    }

    private static String text(Part part, byte[] bytes, int most) throws MessagingException {
        return Charsets.decode(bytes, Math.min(bytes.length, most), part.getContentType());
    }

    private static byte[] raw(Part part, int most) throws MessagingException, IOException {
        try (InputStream in = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream()) {
            return in.readNBytes(most + 1);
        }
    }

    String plain() {
        return plain.toString();
    }

    String html() {
        return html.toString();
    }

    String returned() {
        return returned.toString();
    }

    @Nullable
    String report() {
        return report;
    }

    boolean cut() {
        return cut;
    }

    @Nullable
    String problem() {
        return problem;
    }
}
