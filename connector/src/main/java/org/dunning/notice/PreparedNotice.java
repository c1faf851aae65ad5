package org.dunning.notice;

import java.util.List;

/**
 * One delivery of a notice on its way out of the outbox: what it says and how it is addressed.
 *
 * @param deliveryId the delivery in the outbox
 * @param messageId the Message-ID with its angle brackets, the same for every attempt
 * @param recipient one e-mail address
 * @param earlierMessageIds the Message-IDs of the thread's earlier notices, oldest first
 */
public record PreparedNotice(
        long deliveryId, String messageId, String recipient, List<String> earlierMessageIds, NoticeFacts facts) {

    public PreparedNotice {
        earlierMessageIds = List.copyOf(earlierMessageIds);
    }
}
