package org.dunning.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is still to be noted in the ERP: at least once, converging by natural key. */
@Component
public class WriteBackQueue {

    /** Most entries handed to an ERP route at once. */
    public static final int BATCH = 100;

    private static final int PAGE = 500;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final Duration CONFIRM_AFTER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Clock clock;

    WriteBackQueue(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Queues a note for each contact of a company that has none yet. This is done for many at once, when notes are written,
     * so that sending waits for one commit less; a delivery keeps its due time until then.
     */
    public void queueContacts(String source, String company) {
        while (queueSome(source, company) == PAGE) {
            // the next ones
        }
    }

    private int queueSome(String source, String company) {
        return ledger.commit(() -> {
            List<Object[]> ids = ledger.sql("select d.id from delivery d join notice n on n.id = d.notice_id"
                            + " where d.state = 'SENT' and " + Ledger.SOMETHING_DUE + " and n.source = :source"
                            + " and n.company = :company order by d.id limit " + PAGE)
                    .param("source", source)
                    .param("company", company)
                    .query((row, n) -> new Object[] {row.getLong(1)})
                    .list();
            ledger.batch(
                    "insert into write_back (natural_key, kind, source, company, debtor_no, notice_id, at, business_date,"
                            + " stage, channel, total, currency, state, changed_at, note_text)"
                            + " select " + ContactKey.OF_DELIVERY
                            + ", 'NOTE', n.source, n.company, n.debtor_no, n.id, d.changed_at,"
                            + " n.business_date, n.stage, d.channel, n.total, n.currency, 'PENDING', d.changed_at,"
                            + " case when n.reply_id is not null then 'Answer ' || n.id || ' to the debtor (' || n.stage"
                            + " || '), sent by ' || d.channel || ' on ' || n.business_date end"
                            + " from delivery d join notice n on n.id = d.notice_id where d.id = ?"
                            + " and not exists (select 1 from write_back w where w.natural_key = "
                            + ContactKey.OF_DELIVERY + ")",
                    ids);
            EndedNotes.write(ledger, ids);
            ledger.batch("update delivery set due_at = null where id = ? and state = 'SENT'", ids);
            return ids.size();
        });
    }

    /**
     * Queues what came of a debtor's answer, in the caller's transaction; what is queued under this key already stays.
     *
     * @param items the ledger's ids of the items it is about
     */
    public void queueAnswer(AnswerEntry entry, List<Long> items) {
        if (ledger.sql("select count(*) from write_back where natural_key = :key")
                        .param("key", entry.naturalKey())
                        .query(Long.class)
                        .single()
                > 0) {
            return;
        }
        long id = ledger.insert(ledger.sql(
                        "insert into write_back (natural_key, kind, source, company, debtor_no, notice_id, at, business_date, stage,"
                                + " channel, total, currency, state, changed_at, note_text, promised_on) values (:key, :kind, :source,"
                                + " :company, :debtor, :notice, :now, :on, 'reply', 'reply', :total, :currency, 'PENDING', :now, :text, :day)")
                .param("key", entry.naturalKey())
                .param("kind", entry.kind().name())
                .param("source", entry.debtor().source())
                .param("company", entry.debtor().company())
                .param("debtor", entry.debtor().number())
                .param("notice", entry.notice())
                .param("now", now())
                .param("on", entry.on())
                .param("total", entry.total().amount())
                .param("currency", entry.total().currency().getCurrencyCode())
                .param(
                        "text",
                        entry.text().length() <= 1000
                                ? entry.text()
                                : entry.text().substring(0, 1000))
                .param("day", entry.day()));
        List<Object[]> rows = new ArrayList<>();
        items.forEach(item -> rows.add(new Object[] {id, rows.size(), item}));
        ledger.batch("insert into write_back_item (write_back_id, position, item_id) values (?, ?, ?)", rows);
    }

    /**
     * The next entries of a company that are due, oldest first, at most {@link #BATCH} after this id. That they are handed
     * out is committed before they are: after a kill nobody takes them for new.
     *
     * @param least none is handed out where fewer are due
     */
    public List<WriteBackEntry> due(String source, String company, long after, int least) {
        List<Long> ids = ledger.sql("select id from write_back where source = :source and company = :company"
                        + " and state in ('PENDING', 'ACCEPTED') and id > :after and (next_attempt_at is null or next_attempt_at <= :now) order by id limit "
                        + BATCH)
                .param("source", source)
                .param("company", company)
                .param("after", after)
                .param("now", now())
                .query(Long.class)
                .list();
        if (ids.isEmpty() || ids.size() < least) {
            return List.of();
        }
        List<WriteBackEntry> entries = entries(ids, items(ids));
        List<Integer> ours = ledger.commit(() -> ledger.counted(
                "update write_back set handed = handed + 1 where id = ? and handed = ?",
                entries.stream()
                        .map(entry -> new Object[] {entry.id(), entry.handed()})
                        .toList()));
        List<WriteBackEntry> handed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            // Another process was faster: to us it is not new.
            handed.add(ours.get(i) == 1 ? entries.get(i) : entries.get(i).handedBefore());
        }
        return handed;
    }

    /** The natural keys of what the ERP was never given, oldest first. */
    public List<String> neverHanded(String source, String company) {
        return ledger.sql("select natural_key from write_back where source = :source and company = :company"
                        + " and state = 'PENDING' and handed = 0 order by id")
                .param("source", source)
                .param("company", company)
                .query((row, n) -> row.getString(1).strip())
                .list();
    }

    /** The items an entry names itself, else those its notice demands. */
    private Map<Long, List<WriteBackRows.Item>> items(Collection<Long> ids) {
        Map<Long, List<WriteBackRows.Item>> items = new HashMap<>();
        ledger.sql(
                        "select w.id, c.position, o.document, o.erp_key, case when c.role = 'DEMANDED' then c.stage end from write_back w"
                                + " join notice_item c on c.notice_id = w.notice_id join open_item o on o.id = c.item_id"
                                + " where w.id in (:ids) and c.role in ('DEMANDED', 'UPCOMING', 'PAID')"
                                + " and not exists (select 1 from write_back_item i where i.write_back_id = w.id)"
                                + " union all select i.write_back_id, i.position, o.document, o.erp_key, null from write_back_item i"
                                + " join open_item o on o.id = i.item_id where i.write_back_id in (:ids) order by 1, 2")
                .param("ids", ids)
                .query(row -> {
                    items.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new WriteBackRows.Item(
                                    row.getString(3), row.getString(4), Objects.toString(row.getString(5), "")));
                });
        return items;
    }

    private List<WriteBackEntry> entries(Collection<Long> ids, Map<Long, List<WriteBackRows.Item>> items) {
        return ledger.sql("select * from write_back where id in (:ids) order by id")
                .param("ids", ids)
                .query((row, n) -> WriteBackRows.entry(row, items.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** Notes what the ERP answered; what it only accepted comes again. */
    public void settled(List<WriteBackResult> results) {
        List<Object[]> rows = new ArrayList<>();
        for (WriteBackResult result : results) {
            boolean accepted = result.status() == WriteBackResult.Status.ACCEPTED;
            rows.add(new @Nullable Object[] {
                state(result),
                result.reason(),
                now(),
                accepted ? 1 : 0,
                accepted ? now().plus(CONFIRM_AFTER) : null,
                result.naturalKey()
            });
        }
        ledger.commit(() -> ledger.batch(
                "update write_back set state = ?, reason = ?, changed_at = ?, attempts = attempts + 1,"
                        + " accepted = accepted + ?, next_attempt_at = ? where natural_key = ?",
                rows));
    }

    /** The ERP could not be asked: try again later, each time after twice the wait. */
    public void postpone(List<WriteBackEntry> entries, String reason) {
        ledger.commit(() -> {
            for (WriteBackEntry entry : entries) {
                Integer attempts = ledger.sql("select attempts from write_back where id = :id")
                        .param("id", entry.id())
                        .query(Integer.class)
                        .single();
                Duration wait = Duration.ofMinutes(1L << Math.min(attempts, 9));
                ledger.sql("update write_back set attempts = attempts + 1, reason = :reason, next_attempt_at = :next,"
                                + " changed_at = :now where id = :id")
                        .param("reason", reason.length() <= 1000 ? reason : reason.substring(0, 1000))
                        .param("next", now().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT))
                        .param("now", now())
                        .param("id", entry.id())
                        .update();
            }
        });
    }

    private static String state(WriteBackResult result) {
        return switch (result.status()) {
            case WRITTEN, ALREADY_THERE -> "WRITTEN";
            case ACCEPTED -> "ACCEPTED";
            case NOT_KEPT -> "NOT_KEPT";
            case REJECTED -> "REJECTED";
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
