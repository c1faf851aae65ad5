package org.dunning.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was said to whom, when and with which outcome. Append-only: each entry is chained to its predecessor over content
 * digests, so erasing the personal data of a detail leaves a chain that still verifies.
 */
@Component
public class ContactHistory {

    private static final int LONGEST = 2000;

    private final Ledger ledger;
    private final Clock clock;

    ContactHistory(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Appends in the caller's transaction; appenders wait for each other until it commits. */
    public void append(List<ContactEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        ledger.commit(() -> {
            Link link = lastLink();
            List<Object[]> rows = new ArrayList<>();
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            for (ContactEvent event : events) {
                String detail = event.detail().length() <= LONGEST
                        ? event.detail()
                        : event.detail().substring(0, LONGEST);
                String digest = digest(now, event, detail);
                link = new Link(link.id() + 1, Fingerprint.sha256(link.chain() + digest));
                rows.add(row(link, now, event, detail, digest));
            }
            ledger.batch(
                    "insert into contact_history (id, at, source, company, debtor_no, notice_id, delivery_id, event, actor,"
                            + " detail, digest, chain) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            ledger.sql("update contact_chain set last_id = :id, chain = :chain where id = 1")
                    .param("id", link.id())
                    .param("chain", link.chain())
                    .update();
        });
    }

    /** The id of the first entry whose chain does not follow from its predecessor; null when all do. */
    public @Nullable Long firstBrokenLink() {
        var state = new Object() {
            String chain = "0".repeat(64);

            @Nullable
            Long broken = null;
        };
        ledger.sql("select id, digest, chain from contact_history order by id").query(row -> {
            state.chain = Fingerprint.sha256(state.chain + row.getString("digest"));
            if (state.broken == null && !state.chain.equals(row.getString("chain"))) {
                state.broken = row.getLong("id");
            }
        });
        return state.broken;
    }

    private record Link(long id, String chain) {}

    private Link lastLink() {
        return ledger.sql("select last_id, chain from contact_chain where id = 1 for update")
                .query((row, n) -> new Link(row.getLong("last_id"), row.getString("chain")))
                .single();
    }

    private static @Nullable Object[] row(
            Link link, OffsetDateTime now, ContactEvent event, String detail, String digest) {
        DebtorKey debtor = event.debtor();
        return new @Nullable Object[] {
            link.id(),
            now,
            debtor.source(),
            debtor.company(),
            debtor.number(),
            event.noticeId(),
            event.deliveryId(),
            event.event(),
            event.actor(),
            detail,
            digest,
            link.chain()
        };
    }

    private static String digest(OffsetDateTime now, ContactEvent event, String detail) {
        return Fingerprint.sha256(Fingerprint.of(
                now.toInstant().toEpochMilli(),
                event.debtor(),
                event.noticeId(),
                event.deliveryId(),
                event.event(),
                event.actor(),
                Fingerprint.sha256(detail)));
    }
}
