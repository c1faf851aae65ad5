package org.dunning.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
}
