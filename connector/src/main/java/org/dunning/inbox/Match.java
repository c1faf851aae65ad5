package org.dunning.inbox;

import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;

/**
 * Which debtor and notice a mail belongs to.
 *
 * @param debtor null when nothing tells
 * @param noticeId the newest notice it answers, or null
 * @param certain it answers a mail of ours, and its sender is the debtor's
 */
record Match(
        @Nullable DebtorKey debtor, @Nullable Long noticeId, @Nullable Long deliveryId, boolean certain, String how) {

    static final Match NONE = new Match(null, null, null, false, "no notice and no debtor fits");
}
