package org.dunning.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.dunning.ledger.Ledger;
import org.dunning.run.RunProperties;
import org.springframework.stereotype.Component;

/** Values the open promises: kept once the item is closed, broken once its day and the days of grace have passed. */
@Component
public class PromiseBook {

    private final Ledger ledger;
    private final Clock clock;
    private final RunProperties properties;

    PromiseBook(Ledger ledger, Clock clock, RunProperties properties) {
        this.ledger = ledger;
        this.clock = clock;
        this.properties = properties;
    }

    /** A broken promise holds nothing any more and stays on record. */
    public void value() {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        ledger.commit(() -> {
            ledger.sql("update promise set state = 'KEPT' where state = 'OPEN'"
                            + " and item_id in (select id from open_item where closed_sweep is not null)")
                    .update();
            ledger.sql("update promise set state = 'BROKEN' where state = 'OPEN' and promised_on < :last")
                    .param("last", today.minusDays(properties.promiseGraceDays()))
                    .update();
        });
    }
}
