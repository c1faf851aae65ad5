package org.dunning.outbox;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notices that came back after they were sent: the stage was not served. */
@Component
public class Bounces {

    private static final String ACTOR = "mailbox";

    private final NoticeStore store;
    private final Deliveries deliveries;

    Bounces(NoticeStore store, Deliveries deliveries) {
        this.store = store;
        this.deliveries = deliveries;
    }

    /**
     * Takes a sent notice as not delivered, once: its stage is released, and the next run decides it anew. A report proves
     * that a mail without an answer had arrived at a server.
     *
     * @param evidence where the report is kept
     * @return the address it went to; empty when it did not count as sent
     */
    public Optional<String> cameBack(long notice, long delivery, String evidence) {
        return store.byNumber(List.of(notice)).stream()
                .filter(stored -> stored.deliveryId() == delivery && isBack(stored, evidence))
                .map(StoredNotice::address)
                .findFirst();
    }

    private boolean isBack(StoredNotice stored, String evidence) {
        DeliveryState state = stored.state();
        if (state == DeliveryState.SUSPECT) {
            deliveries.move(List.of(Transition.of(
                    stored.delivery(), DeliveryState.SENT, ACTOR, "a delivery report proves it: " + evidence)));
            state = DeliveryState.SENT;
        }
        return state == DeliveryState.SENT
                && !deliveries
                        .move(List.of(Transition.of(
                                stored.delivery(state), DeliveryState.BOUNCED, ACTOR, "came back: " + evidence)))
                        .isEmpty();
    }
}
