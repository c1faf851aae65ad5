package org.dunning.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deliveries whose hand-over was begun, with what became of their notes: what other places can be compared with. */
@Component
public class HandedOver {

    private final Ledger ledger;

    HandedOver(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * One delivery.
     *
     * @param changedAt when it came into this state
     * @param messageId of a mail; null when it was counted as sent without having been handed over by this ledger
     * @param note state of its note in the ERP; null when none is queued
     */
    public record Mail(
            long notice,
            String company,
            String debtorNo,
            String stage,
            String state,
            Instant changedAt,
            @Nullable String messageId,
            String naturalKey,
            @Nullable String note,
            @Nullable String noteReason) {}

    /** Those of an ERP that changed since, the oldest notice first. */
    public List<Mail> since(String source, Instant since) {
        return ledger.sql("select n.id, n.company, n.debtor_no, n.stage, d.state, d.changed_at,"
                        // Only mails leave traces at a mail server.
                        + " case when d.channel = 'mail' then d.message_id end as message_id, "
                        + ContactKey.OF_DELIVERY + " as natural_key, w.state as note, w.reason from delivery d"
                        + " join notice n on n.id = d.notice_id left join write_back w on w.natural_key = "
                        + ContactKey.OF_DELIVERY
                        + " where n.source = :source and d.attempts > 0 and d.changed_at >= :since order by n.id")
                .param("source", source)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Mail(
                        row.getLong("id"),
                        row.getString("company"),
                        row.getString("debtor_no"),
                        row.getString("stage"),
                        row.getString("state"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("message_id"),
                        row.getString("natural_key").strip(),
                        row.getString("note"),
                        row.getString("reason")))
                .list();
    }
}
