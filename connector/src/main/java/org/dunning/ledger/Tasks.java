package org.dunning.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Work for a person: opened once, and closed when its reason is gone. */
@Component
public class Tasks {

    private final Ledger ledger;
    private final Clock clock;

    Tasks(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a task is about. */
    public enum Kind {
        /** Find an address: notices are due and there is none. */
        NO_CONTACT,
        /** Decide what follows: the last stage has been served, or dunning has ended. */
        LAST_STAGE,
        /** Release a hold or give it a new end: its last day has passed. */
        HOLD_ENDED,
        /** Act before a claim lapses: the limitation date is near. */
        LIMITATION,
        /** Waive or keep what was claimed on top: the document itself is paid. */
        CLAIM_LEFT,
        /** Decide what follows: an instalment plan was not kept. */
        PLAN_BROKEN,
        /** Read an answer of the debtor that is not for a machine to act on. */
        REPLY,
        /** Call the debtor, as the sheet says. */
        CALL,
        /** A channel refused the address. */
        UNREACHABLE
    }

    /**
     * Makes the open tasks of a kind of these debtors be exactly those wanted.
     *
     * @param wanted debtor number and what there is to do
     */
    public void settle(
            Kind kind, String source, String company, Collection<String> debtors, Map<String, String> wanted) {
        settle(kind, source, company, open(kind, source, company, debtors), wanted);
    }

    /** The same for all debtors of a company. */
    void settleAll(Kind kind, String source, String company, Map<String, String> wanted) {
        settle(kind, source, company, open(kind, source, company, null), wanted);
    }

    /** Closes the open tasks of these kinds of debtors with whom nothing is open any more. */
    public void closeOfSettled(Collection<Kind> kinds, String source, String company) {
        ledger.sql("update task set closed_at = :now, closed_by = 'nothing open any more' where source = :source"
                        + " and company = :company and kind in (:kinds) and closed_at is null and not exists"
                        + " (select 1 from open_item o where o.source = task.source and o.company = task.company"
                        + " and o.debtor_no = task.debtor_no and o.closed_sweep is null)")
                .param("now", now())
                .param("source", source)
                .param("company", company)
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .update();
    }

    private record Opened(long id, String detail) {}

    private void settle(
            Kind kind, String source, String company, Map<String, Opened> open, Map<String, String> wanted) {
        List<Object[]> closed = new ArrayList<>();
        List<Object[]> opened = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        open.forEach((debtor, task) -> {
            String detail = wanted.get(debtor);
            if (detail == null) {
                closed.add(new Object[] {now(), "reason gone", task.id()});
            } else if (!detail.equals(task.detail())) {
                changed.add(new Object[] {detail, task.id()});
            }
        });
        wanted.forEach((debtor, detail) -> {
            if (!open.containsKey(debtor)) {
                opened.add(new Object[] {kind.name(), source, company, debtor, detail, now()});
            }
        });
        if (closed.isEmpty() && opened.isEmpty() && changed.isEmpty()) {
            return;
        }
        ledger.commit(() -> {
            ledger.batch("update task set closed_at = ?, closed_by = ? where id = ?", closed);
            ledger.batch("update task set detail = ? where id = ?", changed);
            insert(opened);
        });
    }

    /** Opens a task for one debtor unless one of its kind is open already. */
    public void open(Kind kind, String source, String company, String debtor, String detail) {
        if (!open(kind, source, company, List.of(debtor)).containsKey(debtor)) {
            insert(List.<Object[]>of(new Object[] {kind.name(), source, company, debtor, detail, now()}));
        }
    }

    private void insert(List<Object[]> tasks) {
        ledger.batch(
                "insert into task (kind, source, company, debtor_no, detail, opened_at) values (?, ?, ?, ?, ?, ?)",
                tasks);
    }

    /**
     * Opens a task about one thing unless one about it is open already.
     *
     * @param about how its detail begins
     * @return whether it was opened now
     */
    boolean openAbout(Kind kind, DebtorKey debtor, String about, String rest) {
        boolean open = ledger.sql(
                                "select count(*) from task where source = :source and company = :company"
                                        + " and debtor_no = :debtor and kind = :kind and closed_at is null and detail like :about")
                        .param("source", debtor.source())
                        .param("company", debtor.company())
                        .param("debtor", debtor.number())
                        .param("kind", kind.name())
                        .param("about", about + "%")
                        .query(Long.class)
                        .single()
                > 0;
        if (!open) {
            insert(List.<Object[]>of(
                    new Object[] {kind.name(), debtor.source(), debtor.company(), debtor.number(), about + rest, now()
                    }));
        }
        return !open;
    }

    /** Closes the open task about one thing. */
    void closeAbout(Kind kind, DebtorKey debtor, String about, String by) {
        ledger.sql("update task set closed_at = :now, closed_by = :by where source = :source and company = :company"
                        + " and debtor_no = :debtor and kind = :kind and closed_at is null and detail like :about")
                .param("now", now())
                .param("by", by)
                .param("source", debtor.source())
                .param("company", debtor.company())
                .param("debtor", debtor.number())
                .param("kind", kind.name())
                .param("about", about + "%")
                .update();
    }

    /** @param debtors null for all of the company */
    private Map<String, Opened> open(Kind kind, String source, String company, @Nullable Collection<String> debtors) {
        Map<String, Opened> open = new HashMap<>();
        var query = ledger.sql("select id, debtor_no, detail from task where source = :source and company = :company"
                        + " and kind = :kind and closed_at is null"
                        + (debtors == null ? "" : " and debtor_no in (:debtors)"))
                .param("source", source)
                .param("company", company)
                .param("kind", kind.name());
        (debtors == null ? query : query.param("debtors", debtors)).query(row -> {
            open.put(row.getString("debtor_no"), new Opened(row.getLong("id"), row.getString("detail")));
        });
        return open;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
