package org.dunning.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunning.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All that is known of a mail of which nobody knows whether it arrived, on one screen: what a person decides by. */
@Component
public class SuspectEvidence {

    private final Ledger ledger;
    private final NoticeStore store;
    private final Inquiries inquiries;
    private final MailTraces traces;
    private final String relay;

    SuspectEvidence(
            Ledger ledger,
            NoticeStore store,
            Inquiries inquiries,
            MailTraces traces,
            @Value("${dunning.mail.host:localhost}") String relay) {
        this.ledger = ledger;
        this.store = store;
        this.inquiries = inquiries;
        this.traces = traces;
        this.relay = relay;
    }

    /** The evidence about one notice; only a SUSPECT one has some. */
    public record Evidence(long notice, String company, boolean suspect, List<String> lines) {

        public Evidence {
            lines = List.copyOf(lines);
        }
    }

    /** Of every open suspect, the oldest first. */
    public List<Evidence> all() {
        return of(ledger.sql("select n.id from notice n join delivery d on d.notice_id = n.id where d.state = 'SUSPECT'"
                        + " and " + Ledger.SOMETHING_DUE)
                .query(Long.class)
                .list());
    }

    /** Of these notices, as far as they exist. */
    public List<Evidence> of(Collection<Long> notices) {
        return store.byNumber(notices).stream().map(this::of).toList();
    }

    private record Mail(
            @Nullable String messageId,
            @Nullable String answer,
            @Nullable String sha256,
            Instant changed,
            long bytes) {}

    private Evidence of(StoredNotice notice) {
        List<String> lines = new ArrayList<>();
        boolean suspect = notice.state() == DeliveryState.SUSPECT;
        lines.add("%s of %s to debtor %s, %s: %s"
                .formatted(
                        notice.inWords(),
                        notice.debtor().company(),
                        notice.debtor().number(),
                        notice.address(),
                        notice.state()));
        if (suspect) {
            describe(notice, lines);
        } else {
            lines.add("  only SUSPECT is resolved by a person; why shows the history of its documents");
        }
        return new Evidence(notice.number(), notice.debtor().company(), suspect, lines);
    }

    private void describe(StoredNotice notice, List<String> lines) {
        Mail mail = ledger.sql("select d.message_id, d.answer, d.body_sha256, d.changed_at,"
                        + " coalesce(octet_length(m.bytes), 0) as bytes from delivery d"
                        + " left join sent_message m on m.delivery_id = d.id where d.id = :id")
                .param("id", notice.deliveryId())
                .query((row, n) -> new Mail(
                        row.getString("message_id"),
                        row.getString("answer"),
                        row.getString("body_sha256"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getLong("bytes")))
                .single();
        lines.add("  Message-ID   " + mail.messageId());
        lines.add("  message      " + mail.bytes() + " bytes, SHA-256 " + mail.sha256());
        lines.add("  relay        " + relay + " (dunning.mail.host)");
        lines.add("  SUSPECT      since " + seconds(mail.changed()) + ": " + mail.answer());
        ledger.sql("select at, event, detail from contact_history where delivery_id = :id and debtor_no = :debtor"
                        + " order by id")
                .param("id", notice.deliveryId())
                .param("debtor", notice.debtor().number())
                .query(row -> {
                    lines.add("  history      "
                            + seconds(row.getObject("at", OffsetDateTime.class).toInstant()) + " "
                            + row.getString("event") + ": " + row.getString("detail"));
                });
        List<Inquiries.Inquiry> asked = inquiries.of(notice.deliveryId());
        asked.forEach(inquiry -> lines.add(
                "  asked        " + seconds(inquiry.askedAt()) + " " + inquiry.place() + " " + inquiry.answer()));
        if (asked.isEmpty()) {
            lines.add("  asked        nobody yet; the next run asks the ERP"
                    + (traces.all().isEmpty()
                            ? ", and nothing else: neither dunning.delivery.smtp-log nor .journal is set"
                            : ""));
        }
        lines.add(
                "  to decide    resolve " + notice.number() + " --sent or --not-sent --by NAME --reason HOW-YOU-KNOW");
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
