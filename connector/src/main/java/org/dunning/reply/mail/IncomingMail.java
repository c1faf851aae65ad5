package org.dunning.reply.mail;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it could be read.
 *
 * @param headers values by lower-case name, in their order, unfolded and decoded
 * @param sentAt of the Date header, in its own offset
 * @param from the address alone, lower case; empty when there is none
 * @param senderName the name beside it, or empty
 * @param plain the text/plain parts, or empty
 * @param html the text/html parts, or empty
 * @param report the message/delivery-status part, or null
 * @param returned the headers or text of the mail that came back within a report, or empty
 * @param cut whether a limit left out something that its author may have written
 * @param broken what could not be read, or null
 */
public record IncomingMail(
        Map<String, List<String>> headers,
        @Nullable OffsetDateTime sentAt,
        String from,
        String senderName,
        String plain,
        String html,
        @Nullable String report,
        String returned,
        boolean cut,
        @Nullable String broken) {

    /** No text of a mail has a NUL from here on: PostgreSQL takes none, and no reader shows one. */
    public IncomingMail {
        Map<String, List<String>> clean = new HashMap<>();
        headers.forEach((name, values) ->
                clean.put(name, values.stream().map(IncomingMail::withoutNul).toList()));
        headers = Map.copyOf(clean);
        from = withoutNul(from);
        senderName = withoutNul(senderName);
        plain = withoutNul(plain);
        html = withoutNul(html);
        returned = withoutNul(returned);
    }

    private static String withoutNul(String text) {
        return text.indexOf('\u0000') < 0 ? text : text.replace('\u0000', ' ');
    }

    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? "" : values.get(0);
    }

    public boolean has(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    public String subject() {
        return header("subject");
    }

    static IncomingMail unreadable(String why) {
        return new IncomingMail(Map.of(), null, "", "", "", "", null, "", false, why);
    }
}
