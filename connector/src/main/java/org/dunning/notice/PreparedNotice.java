package org.dunning.notice;

import java.util.List;
import org.dunning.receivable.Channel;
import org.dunning.receivable.OpenItem;

/**
 * One delivery of a notice on its way out of the outbox: what it says and how it is addressed.
 *
 * @param deliveryId the delivery in the outbox
 * @param messageId the Message-ID with its angle brackets, the same for every attempt
 * @param recipient one e-mail address, or whatever the channel needs
 * @param earlierMessageIds the Message-IDs of the thread's earlier notices, oldest first
 * @param items what is asked for, as the ERP has it now
 * @param enclosures the invoices that go with it
 */
public record PreparedNotice(
        long deliveryId,
        String messageId,
        Channel channel,
        String recipient,
        List<String> earlierMessageIds,
        NoticeFacts facts,
        List<OpenItem> items,
        Enclosures enclosures) {

    public PreparedNotice {
        earlierMessageIds = List.copyOf(earlierMessageIds);
        items = List.copyOf(items);
    }

    /** The same with other files. */
    public PreparedNotice with(Enclosures files) {
        return new PreparedNotice(deliveryId, messageId, channel, recipient, earlierMessageIds, facts, items, files);
    }

    /** The same in other words. */
    public PreparedNotice with(NoticeFacts changed) {
        return new PreparedNotice(
                deliveryId, messageId, channel, recipient, earlierMessageIds, changed, items, enclosures);
    }
}
