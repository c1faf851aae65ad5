package org.dunning.ledger;

/** The natural key of the ERP's note about a delivery: derived from its token, so the same whoever computes it. */
public final class ContactKey {

    private static final String PREFIX = "dun-";

    /** The same in SQL, of a delivery {@code d}. */
    static final String OF_DELIVERY = "'" + PREFIX + "' || d.token";

    private ContactKey() {}

    public static String of(String token) {
        return PREFIX + token;
    }

    /** What tells the call about a delivery from others: what becomes of it begins with this and a colon. */
    public static String call(String token) {
        return "call-" + token;
    }

    /** Whether a note with this key is about a delivery; a note may also be about a reply or a promise. */
    public static boolean is(String naturalKey) {
        return naturalKey.startsWith(PREFIX);
    }

    /** The delivery's token; of any other key the key itself. */
    public static String token(String naturalKey) {
        return is(naturalKey) ? naturalKey.substring(PREFIX.length()) : naturalKey;
    }
}
