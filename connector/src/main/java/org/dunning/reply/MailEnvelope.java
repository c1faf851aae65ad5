package org.dunning.reply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.reply.mail.AutomaticMail;
import org.dunning.reply.mail.IncomingMail;
import org.jspecify.annotations.Nullable;

/**
 * What a mail tells before its text is read: who wrote to whom, and what it answers.
 *
 * @param messageId with its brackets, or empty
 * @param sender the address alone, lower case
 * @param recipients every address it was sent or delivered to, lower case
 * @param sentOn the day of the mail in its own offset, or null
 * @param refersTo the Message-IDs that it answers, or that came back within it, newest first
 * @param authentication the values of Authentication-Results (RFC 8601), the newest first
 * @param automatic whether a machine wrote it, and what it reports
 */
public record MailEnvelope(
        String messageId,
        String sender,
        List<String> recipients,
        String subject,
        @Nullable LocalDate sentOn,
        List<String> refersTo,
        List<String> authentication,
        AutomaticMail automatic) {

    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]{1,64}@[^\\s<>,;:\"()]{1,190}");
    private static final List<String> TO = List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to");

    public MailEnvelope {
        recipients = List.copyOf(recipients);
        refersTo = List.copyOf(refersTo);
        authentication = List.copyOf(authentication);
    }

    static MailEnvelope of(IncomingMail mail, AutomaticMail automatic) {
        return new MailEnvelope(
                mail.header("message-id").strip(),
                mail.from(),
                recipients(mail),
                mail.subject(),
                mail.sentAt() == null ? null : mail.sentAt().toLocalDate(),
                MessageIds.of(mail),
                mail.headers().getOrDefault("authentication-results", List.of()).stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .toList(),
                automatic);
    }

    private static List<String> recipients(IncomingMail mail) {
        var found = new LinkedHashSet<String>();
        for (String name : TO) {
            for (String value : mail.headers().getOrDefault(name, List.of())) {
                Matcher address = ADDRESS.matcher(value);
                while (address.find() && found.size() < MOST_RECIPIENTS) {
                    found.add(address.group().toLowerCase(Locale.ROOT));
                }
            }
        }
        return new ArrayList<>(found);
    }

    public boolean isBounce() {
        return automatic.isBounce();
    }
}
