package org.dunning.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.dunning.ledger.AnswerEntry;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.PromiseKey;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.ledger.WriteBackQueue;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the ERP and the contact history of each event in the life of a promise. */
@Component
class PromiseNotes {

    private final Ledger ledger;
    private final WriteBackQueue queue;
    private final ContactHistory history;

    PromiseNotes(Ledger ledger, WriteBackQueue queue, ContactHistory history) {
        this.ledger = ledger;
        this.queue = queue;
        this.history = history;
    }

    /** A promise as the ERP knows it: the items that are promised for one day. */
    private record Promise(
            DebtorKey debtor, @Nullable Long notice, LocalDate day, Money total, List<Long> items, String owner) {}

    void opened(String key, LocalDate on, String evidence) {
        Promise promise = promise(key);
        tell(
                promise,
                PromiseKey.opened(key),
                Kind.PROMISE_OPENED,
                on,
                "Promise to pay " + promise.total + " by " + promise.day + ", taken by " + promise.owner
                        + quoted(evidence));
    }

    /** @param reply that moved it, which makes the event unique */
    void moved(String key, LocalDate on, long reply, String evidence) {
        Promise promise = promise(key);
        tell(
                promise,
                PromiseKey.moved(key, reply),
                Kind.PROMISE_MOVED,
                on,
                "Promise to pay " + promise.total + " moved to " + promise.day + ", taken by " + promise.owner
                        + quoted(evidence));
    }

    /** @param how kept, broken, or taken back by whom */
    void closed(String key, LocalDate on, String how) {
        Promise promise = promise(key);
        tell(
                promise,
                PromiseKey.closed(key),
                Kind.PROMISE_CLOSED,
                on,
                "Promise to pay " + promise.total + " by " + promise.day + ": " + how);
    }

    private void tell(Promise promise, String naturalKey, Kind kind, LocalDate on, String text) {
        queue.queueAnswer(
                new AnswerEntry(
                        naturalKey,
                        kind,
                        promise.debtor,
                        promise.notice,
                        on,
                        promise.total,
                        text,
                        kind == Kind.PROMISE_CLOSED ? null : promise.day),
                promise.items);
        history.append(
                List.of(new ContactEvent(promise.debtor, promise.notice, null, kind.name(), promise.owner, text)));
    }

    private static String quoted(String evidence) {
        return evidence.isBlank() ? "" : ": \"" + evidence.replaceAll("\\s+", " ") + "\"";
    }

    /** What is open of it; when nothing is any more, all that was last promised. */
    private Promise promise(String key) {
        return ledger
                .sql(
                        "select o.source, o.company, o.debtor_no, o.currency, p.item_id, p.promised_on, p.owner, r.notice_id,"
                                + " coalesce(p.amount, p.residual) as amount from promise p join open_item o on o.id = p.item_id"
                                + " left join reply r on r.id = p.reply_id where p.promise_key = :key"
                                + " and p.reply_id = (select max(l.reply_id) from promise l where l.promise_key = :key)"
                                + " order by p.id")
                .param("key", key)
                .query((row, n) -> new Promise(
                        new DebtorKey(row.getString("source"), row.getString("company"), row.getString("debtor_no")),
                        row.getObject("notice_id", Long.class),
                        row.getObject("promised_on", LocalDate.class),
                        money(row.getBigDecimal("amount"), row.getString("currency")),
                        List.of(row.getLong("item_id")),
                        row.getString("owner")))
                .list()
                .stream()
                .reduce(PromiseNotes::together)
                .orElseThrow(() -> new IllegalStateException("no promise " + key));
    }

    private static Promise together(Promise one, Promise more) {
        List<Long> items = new java.util.ArrayList<>(one.items);
        items.addAll(more.items);
        return new Promise(one.debtor, one.notice, one.day, one.total.plus(more.total), items, one.owner);
    }

    private static Money money(BigDecimal amount, String currency) {
        return new Money(amount.stripTrailingZeros(), Currency.getInstance(currency));
    }
}
