package org.dunning.outbox;

/**
 * How many messages are on their way at once.
 *
 * @param handedOver at the same moment, each over a connection of its own
 * @param prepared beside them: their intents are committed together, in one commit for many. If the process is killed they are
 *     provably not gone ({@link HandOverLogs}); without that proof none is prepared ahead
 */
public record Ahead(int handedOver, int prepared) {

    /** Of the heap, what messages with documents may take up while they are prepared. */
    private static final int SHARE = 4;

    /** A document is in memory as the ERP gave it, in base64 in its mail, and once more on its way into the ledger. */
    private static final int COPIES = 4;

    /** Also in a small heap: hardly a message is as large as it may be. */
    private static final int AT_LEAST = 8;

    /**
     * What this machine allows.
     *
     * @param wished to be prepared
     * @param largest most bytes of documents that one notice carries; 0 when none carries any
     * @param heap bytes
     */
    public static Ahead of(int connections, int wished, long largest, long heap) {
        long room = largest == 0 ? wished : Math.max(AT_LEAST, heap / SHARE / COPIES / largest);
        return new Ahead(connections, HandOverLogs.areKeptHere() ? (int) Math.min(wished, room) : 0);
    }

    public int threads() {
        return handedOver + prepared;
    }

    /** While more than so many are committed and not handed over, intents wait for each other. */
    int enough() {
        return handedOver + prepared / 4;
    }
}
