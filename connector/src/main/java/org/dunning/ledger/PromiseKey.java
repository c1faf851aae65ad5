package org.dunning.ledger;

/** The natural keys of the ERP's notes about one promise: the promise's own key, a colon, and what happened to it. */
public final class PromiseKey {

    private static final String PREFIX = "prm-";
    private static final String OPENED = ":opened";

    private PromiseKey() {}

    /** The promise's own key. */
    public static String of(String digest) {
        return PREFIX + digest;
    }

    public static String opened(String promise) {
        return promise + OPENED;
    }

    /** @param reply that moved it, which makes the event unique */
    public static String moved(String promise, long reply) {
        return promise + ":moved-" + reply;
    }

    public static String closed(String promise) {
        return promise + ":closed";
    }

    /** The promise of which a note with this key tells that it was made; empty where it tells anything else. */
    public static String madeIn(String naturalKey) {
        return naturalKey.endsWith(OPENED) ? naturalKey.substring(0, naturalKey.length() - OPENED.length()) : "";
    }
}
