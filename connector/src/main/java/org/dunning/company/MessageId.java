package org.dunning.company;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Message-IDs of our mails (RFC 5322 3.6.4): the same for every attempt, and known wherever the mail's token is. */
public final class MessageId {

    private static final Pattern OURS = Pattern.compile("<?dun\\.([0-9a-f]{32})@[A-Za-z0-9.-]+>?");

    // RFC 5322 3.6.4, as far as mail programs make them.
    private static final Pattern USABLE = Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>");

    private MessageId() {}

    /** Whether it can stand in a header of ours. */
    public static boolean isUsable(String messageId) {
        return USABLE.matcher(messageId).matches();
    }

    /**
     * With its angle brackets.
     *
     * @param token unique to the delivery
     * @param from the sender's address, with or without a name
     */
    public static String of(String token, String from) {
        String domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return "<dun." + token + "@" + (domain.isEmpty() ? "localhost" : domain) + ">";
    }

    /** The token of a Message-ID of ours, with or without its angle brackets; null of any other. */
    public static @Nullable String token(String messageId) {
        Matcher ours = OURS.matcher(messageId.strip());
        return ours.matches() ? ours.group(1) : null;
    }
}
