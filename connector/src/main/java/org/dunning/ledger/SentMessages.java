package org.dunning.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.receivable.DebtorKey;
import org.springframework.stereotype.Component;

/** Messages exactly as they were handed over, for whoever attaches or proves them. */
@Component
public class SentMessages {

    private final Ledger ledger;

    SentMessages(Ledger ledger) {
        this.ledger = ledger;
    }

    /** By the natural key of the note about it; what was never handed over is left out. */
    public Map<String, byte[]> ofNotes(Collection<String> naturalKeys) {
        var tokens = naturalKeys.stream()
                .filter(ContactKey::is)
                .map(ContactKey::token)
                .toList();
        Map<String, byte[]> messages = new HashMap<>();
        if (!tokens.isEmpty()) {
            ledger.sql("select d.token, m.bytes from delivery d join sent_message m on m.delivery_id = d.id"
                            + " where d.token in (:tokens)")
                    .param("tokens", tokens)
                    .query(row -> {
                        messages.put(ContactKey.of(row.getString("token").strip()), row.getBytes("bytes"));
                    });
        }
        return messages;
    }

    /** One message to a debtor, by which channel and when. */
    public record Sent(long notice, String channel, LocalDate on, byte[] bytes) {}

    /** All that reached a debtor, oldest first. */
    public List<Sent> to(DebtorKey debtor) {
        return ledger.sql(
                        "select n.id, d.channel, n.business_date, m.bytes from notice n join delivery d on d.notice_id = n.id"
                                + " join sent_message m on m.delivery_id = d.id where n.source = :source"
                                + " and n.company = :company and n.debtor_no = :debtor and d.state = 'SENT' order by n.id")
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .query((row, n) -> new Sent(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getObject("business_date", LocalDate.class),
                        row.getBytes("bytes")))
                .list();
    }
}
