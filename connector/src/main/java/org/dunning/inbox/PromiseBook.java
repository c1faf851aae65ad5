package org.dunning.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.ledger.Fingerprint;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.PromiseKey;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes promises, and takes them back. A newer promise of the same items takes the place of an older one. */
@Component
class PromiseBook {

    private static final int KEY_DIGITS = 24;
    private static final int LONGEST_EVIDENCE = 400;

    private final Ledger ledger;
    private final PromiseNotes notes;
    private final Clock clock;

    PromiseBook(Ledger ledger, PromiseNotes notes, Clock clock) {
        this.ledger = ledger;
        this.notes = notes;
        this.clock = clock;
    }

    /** One item's share of a promise; {@code amount} is null for all that is open of it. */
    record Share(Affair.Item item, LocalDate on, @Nullable Money amount, String evidence) {}

    /** What a day promises in one currency: one object in the ERP. */
    private record Group(LocalDate on, String currency) {}

    /**
     * Enters what a reply promises, in the caller's transaction.
     *
     * @param today of the company
     * @param owner who takes it
     * @return how many items now rest on it
     */
    int enter(long reply, Understood understood, Affair affair, LocalDate today, String owner) {
        Map<Group, List<Share>> groups = new LinkedHashMap<>();
        shares(understood, affair).forEach(share -> groups.computeIfAbsent(
                        new Group(share.on, share.item.residual().currency().getCurrencyCode()),
                        group -> new ArrayList<>())
                .add(share));
        Set<Long> items = new LinkedHashSet<>();
        groups.values().forEach(shares -> shares.forEach(share -> items.add(share.item.id())));
        Map<String, Set<Long>> older = replace(items);
        String inherited = groups.size() == 1 && older.size() == 1 && older.containsValue(items)
                ? older.keySet().iterator().next()
                : null;
        older.keySet().stream()
                .filter(key -> !key.equals(inherited) && !isOpen(key))
                .forEach(key -> notes.closed(key, today, "replaced by a newer promise"));
        groups.values().forEach(shares -> {
            String key = inherited == null ? key(reply) : inherited;
            insert(reply, key, shares, owner);
            String evidence = shares.get(0).evidence;
            if (inherited == null) {
                notes.opened(key, today, evidence);
            } else {
                notes.moved(key, today, reply, evidence);
            }
        });
        return items.size();
    }

    /** Takes back what a reply promised, in the caller's transaction. */
    void withdraw(long reply, LocalDate today, String by) {
        Set<String> keys = new HashSet<>(ledger.sql("select distinct promise_key from promise where reply_id = :reply"
                        + " and state = 'OPEN' and promise_key is not null")
                .param("reply", reply)
                .query(String.class)
                .list());
        ledger.sql(
                        "update promise set state = 'WITHDRAWN', closed_at = :now where reply_id = :reply and state = 'OPEN'")
                .param("now", now())
                .param("reply", reply)
                .update();
        keys.forEach(key -> notes.closed(key, today, "taken back by " + by));
    }

    /** An amount goes to the most overdue items first; of several days for the whole of an item the last one counts. */
    static List<Share> shares(Understood understood, Affair affair) {
        Map<Long, Money> left = new LinkedHashMap<>();
        Map<Long, Share> whole = new LinkedHashMap<>();
        List<Share> shares = new ArrayList<>();
        for (Understood.Promised promised : understood.promises()) {
            Money rest = null;
            for (Affair.Item item : affair.of(understood.documentsOf(promised))) {
                if (promised.amount() == null) {
                    whole.merge(
                            item.id(),
                            new Share(item, promised.on(), null, promised.evidence()),
                            (one, more) -> more.on.isAfter(one.on) ? more : one);
                    continue;
                }
                rest = rest == null
                        ? new Money(promised.amount(), item.residual().currency())
                        : rest;
                Money open = left.getOrDefault(item.id(), item.residual());
                if (!rest.currency().equals(open.currency()) || !rest.isPositive() || !open.isPositive()) {
                    continue;
                }
                Money share = rest.min(open);
                rest = rest.minus(share);
                left.put(item.id(), open.minus(share));
                shares.add(new Share(item, promised.on(), share, promised.evidence()));
            }
        }
        shares.addAll(whole.values());
        return shares;
    }

    /** The open promises of these items end here; answers their keys with the items that rested on each. */
    private Map<String, Set<Long>> replace(Set<Long> items) {
        Map<String, Set<Long>> keys = new LinkedHashMap<>();
        if (items.isEmpty()) {
            return keys;
        }
        ledger.sql("select p.promise_key, o.item_id from promise p join promise o on o.promise_key = p.promise_key"
                        + " and o.state = 'OPEN' where p.state = 'OPEN' and p.item_id in (:items)")
                .param("items", items)
                .query(row -> {
                    keys.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                            .add(row.getLong(2));
                });
        ledger.sql(
                        "update promise set state = 'REPLACED', closed_at = :now where state = 'OPEN' and item_id in (:items)")
                .param("now", now())
                .param("items", items)
                .update();
        return keys;
    }

    private boolean isOpen(String key) {
        return ledger.sql("select count(*) from promise where promise_key = :key and state = 'OPEN'")
                        .param("key", key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The same for the same reply and turn, whoever reckons it. */
    private String key(long reply) {
        String seed = ledger.sql("select r.mail_key || ':' || (select count(distinct p.promise_key) from promise p"
                        + " where p.reply_id = r.id) from reply r where r.id = :reply")
                .param("reply", reply)
                .query(String.class)
                .single();
        return PromiseKey.of(Fingerprint.sha256(seed).substring(0, KEY_DIGITS));
    }

    private void insert(long reply, String key, List<Share> shares, String owner) {
        List<Object[]> rows = new ArrayList<>();
        for (Share share : shares) {
            Money amount = share.amount;
            rows.add(new @Nullable Object[] {
                share.item.id(),
                share.on,
                amount == null ? null : amount.amount(),
                limited(share.evidence),
                now(),
                reply,
                key,
                share.item.residual().amount(),
                owner
            });
        }
        ledger.batch(
                "insert into promise (item_id, promised_on, amount, state, evidence, created_at, reply_id, promise_key,"
                        + " residual, owner) values (?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static String limited(String text) {
        return text.length() > LONGEST_EVIDENCE ? text.substring(0, LONGEST_EVIDENCE) : text;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
