package org.dunning.inbox;

import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;

/**
 * Which debtor and notice a mail belongs to.
 *
 * @param debtor null when nothing tells
 * @param noticeId the newest notice it answers, or null
 * @param certain it belongs there, and its sender is the debtor's
 * @param how it was found, or what makes it uncertain, in words
 */
record Match(
        @Nullable DebtorKey debtor, @Nullable Long noticeId, @Nullable Long deliveryId, boolean certain, String how) {

    /** The same, for a person. */
    Match uncertain(String why) {
        return new Match(debtor, noticeId, deliveryId, false, why);
    }

    static Match none(String how) {
        return new Match(null, null, null, false, how);
    }
}
