package org.dunning.inbox;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.dunning.ledger.Blocks;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.Ledger;
import org.dunning.receivable.DebtorKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The holds that follow from replies, so that a person can take exactly those back. */
@Component
class ReplyHolds {

    private final Ledger ledger;
    private final Blocks blocks;

    ReplyHolds(Ledger ledger, Blocks blocks) {
        this.ledger = ledger;
        this.blocks = blocks;
    }

    /** Holds these documents, each once. */
    void documents(long reply, DebtorKey debtor, Collection<Affair.Item> items, DunningHold hold) {
        items.stream().map(Affair.Item::document).distinct().forEach(document -> hold(reply, debtor, document, hold));
    }

    void debtor(long reply, DebtorKey debtor, DunningHold hold) {
        hold(reply, debtor, null, hold);
    }

    private void hold(long reply, DebtorKey debtor, @Nullable String document, DunningHold hold) {
        long block = blocks.hold(debtor.source(), debtor.company(), debtor.number(), document, hold);
        ledger.sql("insert into reply_hold (reply_id, block_id) values (:reply, :block)")
                .param("reply", reply)
                .param("block", block)
                .update();
    }

    /** Takes back what this reply has set. */
    void lift(long reply, String by) {
        ledger.sql("select block_id from reply_hold where reply_id = :reply")
                .param("reply", reply)
                .query(Long.class)
                .list()
                .forEach(block -> blocks.release(block, by));
    }

    /** Whether one of these was said to be paid before. */
    boolean claimedBefore(DebtorKey debtor, List<Affair.Item> items) {
        return !items.isEmpty()
                && ledger.sql("select count(*) from dunning_block where source = :source and company = :company"
                                        + " and debtor_no = :debtor and kind = 'CLAIM' and document in (:documents)")
                                .param("source", debtor.source())
                                .param("company", debtor.company())
                                .param("debtor", debtor.number())
                                .param(
                                        "documents",
                                        items.stream()
                                                .map(Affair.Item::document)
                                                .toList())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** What has waited long enough for the ERP or for an answer holds no more. */
    void end(String source, String company, LocalDate on) {
        blocks.releaseOver(source, company, on);
    }
}
