package org.dunning.outbox;

import java.util.List;
import org.dunning.ledger.Tasks;
import org.springframework.stereotype.Component;

/** Notices that came back after they were sent: the stage was not served. */
@Component
public class Bounces {

    private final NoticeStore store;
    private final Deliveries deliveries;
    private final Tasks tasks;

    Bounces(NoticeStore store, Deliveries deliveries, Tasks tasks) {
        this.store = store;
        this.deliveries = deliveries;
        this.tasks = tasks;
    }

    /**
     * Takes a sent notice as not delivered, once, and opens a task.
     *
     * @param hard the address takes no mail; else it may be tried again, or the cause is ours
     * @param evidence where the report is kept
     */
    public void bounced(long notice, boolean hard, String evidence) {
        for (StoredNotice stored : store.byNumber(List.of(notice))) {
            if (hard && stored.delivery().state() == DeliveryState.SENT) {
                deliveries.move(List.of(
                        Transition.of(stored.delivery(), DeliveryState.BOUNCED, "mailbox", "came back: " + evidence)));
            }
            var debtor = stored.delivery().debtor();
            tasks.open(
                    Tasks.Kind.UNREACHABLE,
                    debtor.source(),
                    debtor.company(),
                    debtor.number(),
                    hard
                            ? "notice " + notice + " came back: find another address (" + evidence + ")"
                            : "notice " + notice + " is delayed or was refused: see " + evidence);
        }
    }
}
