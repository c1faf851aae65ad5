package org.dunning.company;

/** Message-IDs of our mails (RFC 5322 3.6.4): the same for every attempt, and known wherever the mail's token is. */
public final class MessageId {

    private MessageId() {}

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
}
