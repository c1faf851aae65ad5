package org.dunning.reply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * @param recipients every address it was sent or delivered to, lower case; of a mail that came back its address for answers, too
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
    /** The address for answers, as it stands in the mail that came back: some relays write a Message-ID of their own. */
    private static final Pattern TOKEN =
            Pattern.compile("[^\\s<>,;:\"()+]{1,64}\\+[0-9a-f]{32}@[^\\s<>,;:\"()]{1,190}");

    private static final int MOST_CHARACTERS = 100_000;
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
                recipients(mail, automatic.isBounce()),
                mail.subject(),
                mail.sentAt() == null ? null : mail.sentAt().toLocalDate(),
                MessageIds.of(mail),
                mail.headers().getOrDefault("authentication-results", List.of()).stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .toList(),
                automatic);
    }

    private static List<String> recipients(IncomingMail mail, boolean bounce) {
        var found = new LinkedHashSet<String>();
        for (String name : TO) {
            mail.headers().getOrDefault(name, List.of()).forEach(value -> collect(ADDRESS, value, found));
        }
        if (bounce) {
            collect(TOKEN, mail.returned(), found);
            collect(TOKEN, mail.plain(), found);
        }
        return new ArrayList<>(found);
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        Matcher address = pattern.matcher(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        while (address.find() && into.size() < MOST_RECIPIENTS) {
            into.add(address.group().toLowerCase(Locale.ROOT));
        }
    }

    /** The same, of a mail that we wrote ourselves. */
    MailEnvelope ours() {
        return new MailEnvelope(
                messageId, sender, recipients, subject, sentOn, refersTo, authentication, AutomaticMail.OWN);
    }

    public boolean isBounce() {
        return automatic.isBounce();
    }
}
