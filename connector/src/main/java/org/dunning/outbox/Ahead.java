package org.dunning.outbox;

/**
 * How many messages are on their way at once.
 *
 * @param handedOver at the same moment, each over a connection of its own
 * @param prepared beside them: their intents are committed together, in one commit for many. If the process is killed they are
 *     provably not gone ({@link HandOverLogs}); without that proof none is prepared ahead
 */
public record Ahead(int handedOver, int prepared) {

    /** With documents, so that their bytes have room in a small heap. */
    private static final int WITH_DOCUMENTS = 8;

    /**
     * What this machine allows.
     *
     * @param wished to be prepared
     * @param documents whether notices carry some
     */
    public static Ahead of(int connections, int wished, boolean documents) {
        int room = documents ? Math.min(WITH_DOCUMENTS, wished) : wished;
        return new Ahead(connections, HandOverLogs.areKeptHere() ? room : 0);
    }

    public int threads() {
        return handedOver + prepared;
    }

    /** While more than so many are committed and not handed over, intents wait for each other. */
    int enough() {
        return handedOver + prepared / 4;
    }
}
