package org.dunning.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.Courtesy;
import org.springframework.stereotype.Component;

/** Which earlier mails a notice goes on from. */
@Component
class MailThreads {

    private final Ledger ledger;

    MailThreads(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Message-IDs of the debtor's earlier notices in this currency, oldest first, at most ten. */
    Map<Long, List<String>> of(Collection<StoredNotice> notices) {
        Map<Long, List<String>> threads = new HashMap<>();
        if (notices.isEmpty()) {
            return threads;
        }
        ledger.sql("select n.id, d.message_id from notice n"
                        + " join notice e on e.source = n.source and e.company = n.company and e.debtor_no = n.debtor_no"
                        + " and e.currency = n.currency and e.id < n.id and e.stage not in " + Courtesy.inSql()
                        + " join delivery d on d.notice_id = e.id and d.state = 'SENT' and d.channel = 'mail'"
                        // None is known of a mail that an older ledger sent.
                        + " and d.message_id is not null"
                        + " where n.id in (:numbers) order by n.id, e.id")
                .param("numbers", notices.stream().map(StoredNotice::number).toList())
                .query(row -> {
                    threads.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                            .add(row.getString("message_id"));
                });
        threads.replaceAll((number, ids) -> ids.subList(Math.max(0, ids.size() - 10), ids.size()));
        return threads;
    }
}
