package org.dunning.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dunning.ledger.Ledger;
import org.springframework.stereotype.Component;

/** What each place answered when it was last asked about a mail of which nobody knows whether it arrived. */
@Component
class Inquiries {

    private final Ledger ledger;
    private final Clock clock;

    Inquiries(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record Inquiry(String place, Instant askedAt, String answer) {}

    /** The newest answer of a place takes the place of its earlier one. */
    void note(long deliveryId, String place, String answer) {
        ledger.commit(() -> {
            ledger.sql("delete from suspect_inquiry where delivery_id = :delivery and place = :place")
                    .param("delivery", deliveryId)
                    .param("place", shortened(place, 200))
                    .update();
            ledger.sql("insert into suspect_inquiry (delivery_id, place, asked_at, answer)"
                            + " values (:delivery, :place, :now, :answer)")
                    .param("delivery", deliveryId)
                    .param("place", shortened(place, 200))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("answer", shortened(answer, 400))
                    .update();
        });
    }

    List<Inquiry> of(long deliveryId) {
        return ledger.sql("select place, asked_at, answer from suspect_inquiry where delivery_id = :delivery"
                        + " order by asked_at, place")
                .param("delivery", deliveryId)
                .query((row, n) -> new Inquiry(
                        row.getString("place"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getString("answer")))
                .list();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
