package org.dunning.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dunning.ledger.AnswerEntry;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.ContactEvent;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackQueue;
import org.springframework.stereotype.Component;

/**
 * The stages with which the connector's own dunning of a debtor ends, because an agency or a lawyer goes on. It ends in the
 * same commit in which the notice has left, or may have left, by whatever channel; it goes on when the notice surely did not
 * arrive, or when a person says so.
 */
@Component
public class DunningEnd {

    private static final String OWNER = "connector";

    private final Ledger ledger;
    private final NoticeStore store;
    private final Blocks blocks;
    private final ContactHistory history;
    private final WriteBackQueue queue;
    private final Clock clock;

    DunningEnd(
            Ledger ledger,
            NoticeStore store,
            Blocks blocks,
            ContactHistory history,
            WriteBackQueue queue,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.blocks = blocks;
        this.history = history;
        this.queue = queue;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void follow(List<Transition> moved) {
        for (Transition move : moved) {
            if (!move.delivery().endsDunning()) {
                continue;
            }
            if (mayHaveLeft(move.to())) {
                end(move);
            } else if (mayHaveLeft(move.delivery().state())
                    && blocks.goOn(move.delivery().noticeId(), move.actor())) {
                tell(move, "RESUMED", "it did not arrive: dunning of the debtor goes on");
            }
        }
    }

    private static boolean mayHaveLeft(DeliveryState state) {
        return state == DeliveryState.SENT || state == DeliveryState.SUSPECT;
    }

    private void end(Transition move) {
        long notice = move.delivery().noticeId();
        String reason = ledger.sql("select n.stage, n.business_date, d.channel from notice n"
                        + " join delivery d on d.notice_id = n.id where n.id = :notice")
                .param("notice", notice)
                .query((row, n) -> "stage " + row.getString("stage") + ", notice " + notice + " by "
                        + row.getString("channel") + " of " + row.getObject("business_date", LocalDate.class))
                .single();
        if (blocks.end(notice, move.delivery().debtor(), OWNER, reason)) {
            tell(move, "ENDED", "the connector's own dunning of the debtor ends with it");
        }
    }

    private void tell(Transition move, String event, String detail) {
        history.append(List.of(new ContactEvent(
                move.delivery().debtor(),
                move.delivery().noticeId(),
                move.delivery().id(),
                event,
                move.actor(),
                detail)));
    }

    /**
     * A person lets the connector dun a debtor again; the history and the ERP say who and why.
     *
     * @return how many notices dunning had ended with
     */
    public int goOn(String source, String company, String debtorNo, String by, String reason) {
        return ledger.commit(() -> {
            List<Long> ended = blocks.open(source, company, debtorNo).stream()
                    .flatMap(hold -> Stream.ofNullable(hold.notice()))
                    .toList();
            for (StoredNotice notice : store.byNumber(ended)) {
                blocks.goOn(notice.number(), by);
                String words = "dunning of the debtor goes on, says " + by + ": " + reason;
                history.append(List.of(
                        new ContactEvent(notice.debtor(), notice.number(), notice.deliveryId(), "RESUMED", by, words)));
                queue.queueAnswer(
                        new AnswerEntry(
                                "resumed-" + notice.token(),
                                WriteBackEntry.Kind.NOTE,
                                notice.debtor(),
                                notice.number(),
                                LocalDate.now(clock),
                                notice.total(),
                                "After " + notice.inWords() + " " + words,
                                null),
                        notice.lines().stream().map(StoredNotice.Line::itemId).toList());
            }
            return ended.size();
        });
    }
}
