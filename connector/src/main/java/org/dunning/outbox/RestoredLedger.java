package org.dunning.outbox;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.ledger.SendingPauses;
import org.dunning.run.CompanyRun;
import org.springframework.stereotype.Component;

/**
 * Finds out that the ledger is older than the ERP, because it was restored from a backup: the ERP then holds notes of
 * notices that this ledger has never sent, under the same natural keys, which are derived from the claims.
 */
@Component
public class RestoredLedger {

    private static final int ASKED = 500;
    private static final String ACTOR = "connector";

    private final NoticeStore store;
    private final Deliveries deliveries;
    private final SendingPauses pauses;

    RestoredLedger(NoticeStore store, Deliveries deliveries, SendingPauses pauses) {
        this.store = store;
        this.deliveries = deliveries;
        this.pauses = pauses;
    }

    /** The natural keys of notices of this run that have never left: the first 500, one question for the ERP. */
    public List<String> keys(@ExchangeProperty("run") CompanyRun run) {
        return neverLeft(run).stream().map(StoredNotice::naturalKey).toList();
    }

    /** What the ERP holds was sent; nothing more of the company leaves until a person has looked and resumes sending. */
    public void compare(@Body List<String> held, @ExchangeProperty("run") CompanyRun run) {
        List<StoredNotice> known = held.isEmpty()
                ? List.of()
                : neverLeft(run).stream()
                        .filter(notice -> held.contains(notice.naturalKey()))
                        .toList();
        if (known.isEmpty()) {
            return;
        }
        step(known, DeliveryState.PROPOSED, DeliveryState.APPROVED);
        step(known, DeliveryState.APPROVED, DeliveryState.SENDING);
        step(known, DeliveryState.SENDING, DeliveryState.SENT);
        String reason =
                "the ERP holds notes of " + known.size() + " notices that this ledger has never sent (the first is"
                        + " notice " + known.get(0).number() + "): it seems to be restored from a backup";
        pauses.pause(run.company(), reason, ACTOR, null);
        run.tally().alarm(reason + "; they count as sent, and nothing more leaves until a person resumes sending");
    }

    private void step(List<StoredNotice> notices, DeliveryState from, DeliveryState to) {
        deliveries.move(notices.stream()
                .filter(notice -> from != DeliveryState.PROPOSED || notice.state() == from)
                .map(notice -> Transition.of(notice.delivery(from), to, ACTOR, "the ERP holds its note"))
                .toList());
    }

    private List<StoredNotice> neverLeft(CompanyRun run) {
        return store.neverLeft(run.source(), run.company(), run.id(), ASKED);
    }
}
