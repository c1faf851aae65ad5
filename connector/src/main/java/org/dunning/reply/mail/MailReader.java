package org.dunning.reply.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mail's bytes with Angus Mail; whatever is wrong with it, there is an answer and no exception. */
public final class MailReader {

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final int MOST_HEADERS = 500;
    private static final int LONGEST_HEADER = 20_000;
    // RFC 5322 3.3, with its obsolete zones left to Angus; a comment such as (CET) may follow.
    private static final Pattern OFFSET_DATE = Pattern.compile(
            "(?:[A-Za-z]{3},?\\s+)?(\\d{1,2}\\s+[A-Za-z]{3}\\s+\\d{4}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)\\s+([+-]\\d{4}).*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM yyyy H:mm[:ss] xx", Locale.ENGLISH);

    private MailReader() {}

    public static IncomingMail read(byte[] bytes, MailLimits limits) {
        int length = Math.min(bytes.length, limits.bytes());
        try {
            var message = new MimeMessage(NO_SERVER, new SharedByteArrayInputStream(bytes, 0, length));
            var parts = new MailParts(limits);
            parts.read(message);
            Map<String, List<String>> headers = headers(message);
            if (headers.isEmpty()) {
                return IncomingMail.unreadable("no headers");
            }
            InternetAddress from = from(headers);
            return new IncomingMail(
                    headers,
                    date(headers),
                    from == null || from.getAddress() == null
                            ? ""
                            : from.getAddress().toLowerCase(Locale.ROOT),
                    from == null || from.getPersonal() == null ? "" : from.getPersonal(),
                    parts.plain(),
                    parts.html(),
                    parts.report(),
                    parts.returned(),
                    parts.cut() || length < bytes.length,
                    parts.problem());
        } catch (MessagingException | RuntimeException e) {
            return IncomingMail.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        var found = new LinkedHashMap<String, List<String>>();
        var all = message.getAllHeaders();
        for (int read = 0; all.hasMoreElements() && read < MOST_HEADERS; read++) {
            var header = all.nextElement();
            String value = header.getValue() == null ? "" : header.getValue();
            found.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(decoded(value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value));
        }
        return found;
    }

    private static String decoded(String value) {
        String unfolded = raw(MimeUtility.unfold(value));
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return unfolded;
        }
    }

    /** RFC 6532 allows UTF-8 in headers; Angus Mail gives their bytes as one character each. */
    private static String raw(String value) {
        if (value.chars().allMatch(letter -> letter < 128) || value.chars().anyMatch(letter -> letter > 255)) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return Charsets.decode(bytes, bytes.length, "text/plain");
    }

    private static @Nullable InternetAddress from(Map<String, List<String>> headers) {
        List<String> values = headers.getOrDefault("from", List.of());
        try {
            InternetAddress[] parsed =
                    values.isEmpty() ? new InternetAddress[0] : InternetAddress.parseHeader(values.get(0), false);
            return parsed.length == 0 ? null : parsed[0];
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime date(Map<String, List<String>> headers) {
        List<String> values = headers.getOrDefault("date", List.of());
        return values.isEmpty() ? null : date(values.get(0).strip());
    }

    static @Nullable OffsetDateTime date(String value) {
        try {
            Matcher usual = OFFSET_DATE.matcher(value);
            if (usual.matches()) {
                return OffsetDateTime.parse(
                        usual.group(1).replaceAll("\\s+", " ") + " "
                                + usual.group(2).replace("-0000", "+0000"),
                        DATE);
            }
            var parsed = new MailDateFormat().parse(value);
            return parsed == null ? null : parsed.toInstant().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException | java.text.ParseException e) {
            return null;
        }
    }
}
