package org.dunning.outbox;

import java.util.Collection;
import java.util.List;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.Ledger;
import org.dunning.run.CompanyRun;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What a run may send and no run has begun to. */
@Component
class NeverLeft {

    private static final String OF_RUN = " from notice n join delivery d on d.notice_id = n.id where n.source = :source"
            + " and n.company = :company and n.run_id = :run and d.state in ('PROPOSED', 'APPROVED') and d.attempts = 0";

    private final Ledger ledger;
    private final NoticeStore store;

    NeverLeft(Ledger ledger, NoticeStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** Of the notes about it. */
    List<String> naturalKeys(CompanyRun run) {
        return ask(run, "select d.token" + OF_RUN + " order by n.id")
                .query((row, n) -> ContactKey.of(row.getString(1).strip()))
                .list();
    }

    /** What of it the ERP has a note of. */
    List<StoredNotice> noted(CompanyRun run, Collection<String> naturalKeys) {
        List<String> tokens = naturalKeys.stream()
                .filter(ContactKey::is)
                .map(ContactKey::token)
                .toList();
        return tokens.isEmpty()
                ? List.of()
                : notices(ask(run, "select n.id" + OF_RUN + " and d.token in (:tokens)")
                        .param("tokens", tokens));
    }

    /** What of it a mail has been seen of nevertheless. */
    List<StoredNotice> seen(CompanyRun run) {
        return notices(ask(run, "select n.id" + OF_RUN + " and d.token in (select token from unknown_mail)"));
    }

    private List<StoredNotice> notices(StatementSpec numbers) {
        return store.byNumber(numbers.query(Long.class).list());
    }

    private StatementSpec ask(CompanyRun run, String select) {
        return ledger.sql(select)
                .param("source", run.source())
                .param("company", run.company())
                .param("run", run.id());
    }
}
