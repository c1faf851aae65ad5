package org.dunning.outbox;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.Ledger;
import org.springframework.stereotype.Component;

/**
 * Promises and plans about items of a notice that are younger than the notice: a run decides with those it finds, but a
 * notice may wait for its window or its approval for hours after it.
 */
@Component
class SinceDecided {

    private final Ledger ledger;

    SinceDecided(Ledger ledger) {
        this.ledger = ledger;
    }

    /** In words, by {@link Blocks#key}. */
    Map<String, String> agreed(Collection<Long> numbers) {
        Map<String, String> agreed = new HashMap<>();
        if (numbers.isEmpty()) {
            return agreed;
        }
        String ofNotices = " join open_item o on o.id = a.item_id join notice_item c on c.item_id = a.item_id"
                + " join notice n on n.id = c.notice_id where c.notice_id in (:numbers)";
        ledger.sql("select o.debtor_no, o.document, a.promised_on from promise a" + ofNotices
                        + " and a.state = 'OPEN' and a.created_at > n.created_at")
                .param("numbers", numbers)
                .query(row -> {
                    agreed.put(
                            Blocks.key(row.getString("debtor_no"), row.getString("document")),
                            "is promised for " + row.getObject("promised_on", LocalDate.class) + " since");
                });
        ledger.sql("select o.debtor_no, o.document, p.owner from plan_item a join instalment_plan p on p.id = a.plan_id"
                        + ofNotices + " and p.ended_at is null and p.created_at > n.created_at")
                .param("numbers", numbers)
                .query(row -> {
                    agreed.put(
                            Blocks.key(row.getString("debtor_no"), row.getString("document")),
                            "is paid by instalments since, as " + row.getString("owner") + " agreed");
                });
        return agreed;
    }
}
