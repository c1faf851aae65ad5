package org.dunning.outbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dunning.company.MessageId;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.Suppressions;
import org.dunning.notice.NoticeFacts;
import org.dunning.receivable.Courtesy;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a message that is no dunning notice still holds just before it leaves, and what it says besides. */
@Component
class AnswerRecheck {

    private static final Set<DunningHold.Kind> SILENCE =
            Set.of(DunningHold.Kind.BLOCK, DunningHold.Kind.DISPUTE, DunningHold.Kind.STOP);

    private final Ledger ledger;
    private final Blocks blocks;
    private final Suppressions suppressions;

    AnswerRecheck(Ledger ledger, Blocks blocks, Suppressions suppressions) {
        this.ledger = ledger;
        this.blocks = blocks;
        this.suppressions = suppressions;
    }

    RecheckVerdict verdict(StoredNotice notice, FreshAccount fresh, LocalDate on) {
        String reason = reason(notice, fresh, on);
        return reason == null ? new RecheckVerdict.Holds() : new RecheckVerdict.Withdrawn(reason);
    }

    private @Nullable String reason(StoredNotice notice, FreshAccount fresh, LocalDate on) {
        Debtor debtor = fresh.debtor();
        if (debtor == null || notice.lines().stream().anyMatch(line -> !isOpen(line, fresh))) {
            return "paid or cleared in the ERP";
        }
        if (debtor.stopReason() != null || debtor.blockReason() != null) {
            return "the ERP has stopped or blocked the debtor";
        }
        String unused = suppressions.of(List.of(notice.address())).values().stream()
                .findFirst()
                .orElse(null);
        if (unused != null) {
            return "its address is not used: " + unused;
        }
        String held = held(notice, on);
        if (held != null) {
            return held;
        }
        return isWanted(notice) ? null : "its reply means something else by now";
    }

    private static boolean isOpen(StoredNotice.Line line, FreshAccount fresh) {
        var item = fresh.items().get(line.key());
        return item != null && item.residual().isPositive();
    }

    private @Nullable String held(StoredNotice notice, LocalDate on) {
        var debtor = notice.debtor();
        Map<String, List<DunningHold>> holds =
                blocks.holding(debtor.source(), debtor.company(), List.of(debtor.number()), on);
        return Stream.concat(
                        Stream.of(Blocks.key(debtor.number(), null)),
                        notice.lines().stream()
                                .map(line ->
                                        Blocks.key(debtor.number(), line.key().document())))
                .flatMap(key -> holds.getOrDefault(key, List.of()).stream())
                .filter(hold -> SILENCE.contains(hold.kind()))
                .map(hold -> hold.inWords(on))
                .findFirst()
                .orElse(null);
    }

    private boolean isWanted(StoredNotice notice) {
        return notes(notice)
                ? !promised(notice).isEmpty()
                : ledger.sql("select count(*) from reply r join notice n on n.reply_id = r.id where n.id = :notice"
                                        + " and r.intent = 'query' and r.state in ('CONFIRMED', 'CORRECTED')")
                                .param("notice", notice.number())
                                .query(Long.class)
                                .single()
                        == 1;
    }

    private static boolean notes(StoredNotice notice) {
        return notice.stage().equals(Courtesy.PROMISE_NOTED.label());
    }

    /** What its reply promises and still holds, by day. */
    List<NoticeFacts.Promised> promised(StoredNotice notice) {
        if (!notes(notice)) {
            return List.of();
        }
        return ledger.sql(
                        "select p.promised_on, sum(coalesce(p.amount, p.residual)) as amount, min(o.currency) as currency"
                                + " from notice n join promise p on p.reply_id = n.reply_id join open_item o on o.id = p.item_id where n.id = :notice"
                                + " and p.state = 'OPEN' group by p.promised_on order by p.promised_on")
                .param("notice", notice.number())
                .query((row, n) -> new NoticeFacts.Promised(
                        row.getObject("promised_on", LocalDate.class),
                        new Money(
                                row.getBigDecimal("amount").stripTrailingZeros(),
                                Currency.getInstance(row.getString("currency")))))
                .list();
    }

    /** The thread of each that answers a reply: our mail that the reply answered, then the reply. */
    Map<Long, List<String>> threads(Collection<StoredNotice> notices) {
        Map<Long, List<String>> threads = new HashMap<>();
        List<Long> answers = notices.stream()
                .filter(StoredNotice::isAnswer)
                .map(StoredNotice::number)
                .toList();
        if (answers.isEmpty()) {
            return threads;
        }
        ledger.sql("select n.id, d.message_id as ours, r.message_id as theirs from notice n"
                        + " join reply r on r.id = n.reply_id left join delivery d on d.id = r.delivery_id"
                        + " where n.id in (:numbers)")
                .param("numbers", answers)
                .query(row -> {
                    List<String> thread = new ArrayList<>();
                    Stream.of(row.getString("ours"), row.getString("theirs"))
                            .filter(id -> id != null && MessageId.isUsable(id))
                            .forEach(thread::add);
                    threads.put(row.getLong("id"), thread);
                });
        return threads;
    }
}
