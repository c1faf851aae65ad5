package org.dunning.ledger;

import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the contact history.
 *
 * @param event what happened, such as SENT
 * @param actor the person, or the part of the connector
 * @param detail one line in words
 */
public record ContactEvent(
        DebtorKey debtor,
        @Nullable Long noticeId,
        @Nullable Long deliveryId,
        String event,
        String actor,
        String detail) {}
