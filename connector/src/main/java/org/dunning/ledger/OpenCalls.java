package org.dunning.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.springframework.stereotype.Component;

/** Calls that people were asked to make, and whether they still need to. */
@Component
public class OpenCalls {

    private static final String ABOUT = "call about notice ";
    private static final String ASKED_FOR =
            "select n.id, n.source, n.company, n.debtor_no, n.total, n.currency, d.token,"
                    + " (select count(*) from notice_item i join open_item o on o.id = i.item_id where i.notice_id = n.id"
                    + " and i.role = 'DEMANDED' and o.closed_sweep is null) as still_open from task t join notice n"
                    + " on n.source = t.source and n.company = t.company and n.debtor_no = t.debtor_no"
                    + " and t.detail like '" + ABOUT + "' || n.id || ',%'"
                    + " join delivery d on d.notice_id = n.id where t.kind = 'CALL' and t.closed_at is null"
                    + " and t.source = :source and t.company = :company and d.channel = 'call' and d.state = 'SENT'"
                    + " and not exists (select 1 from call_outcome c where c.delivery_id = d.id) order by n.id";

    private final Ledger ledger;
    private final WriteBackQueue queue;
    private final Tasks tasks;

    OpenCalls(Ledger ledger, WriteBackQueue queue, Tasks tasks) {
        this.ledger = ledger;
        this.queue = queue;
        this.tasks = tasks;
    }

    /**
     * Asks a person to call about a notice: each notice has a task of its own.
     *
     * @param what the amount, and where the sheet is
     * @return whether nobody had been asked before
     */
    public boolean ask(DebtorKey debtor, long notice, String what) {
        return tasks.openAbout(Tasks.Kind.CALL, debtor, ABOUT + notice + ",", " " + what);
    }

    /** The call about a notice is over, or was never asked for. */
    public void close(DebtorKey debtor, long notice, String by) {
        tasks.closeAbout(Tasks.Kind.CALL, debtor, ABOUT + notice + ",", by);
    }

    private record Call(long notice, DebtorKey debtor, Money total, String token, boolean isOpen) {}

    /** Nobody needs to call about what was paid meanwhile: its task is closed, and the ERP is told. */
    public void endSettled(String source, String company, LocalDate on) {
        List<Call> calls = ledger.sql(ASKED_FOR)
                .param("source", source)
                .param("company", company)
                .query((row, n) -> call(row))
                .list();
        calls.stream()
                .filter(call -> !call.isOpen)
                .forEach(call -> ledger.commit(() -> {
                    queue.queueAnswer(
                            new AnswerEntry(
                                    ContactKey.call(call.token) + ":settled",
                                    WriteBackEntry.Kind.CALL_ENDED,
                                    call.debtor,
                                    call.notice,
                                    on,
                                    call.total,
                                    "Dunning notice " + call.notice
                                            + ": nothing of it is open any more, no call is needed",
                                    null),
                            List.of());
                    close(call.debtor, call.notice, "reason gone");
                }));
    }

    /** @param subject of the call's entries, see {@link WriteBackEntry#subject} */
    public boolean isOver(String subject) {
        // Not by a range: a database may sort punctuation by the rules of a language.
        return ledger.sql("select count(*) from write_back where kind = 'CALL_ENDED' and natural_key like :prefix")
                        .param("prefix", subject + ":%")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getLong("id"),
                new DebtorKey(row.getString("source"), row.getString("company"), row.getString("debtor_no")),
                ItemRow.money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency"))),
                row.getString("token").strip(),
                row.getInt("still_open") > 0);
    }
}
