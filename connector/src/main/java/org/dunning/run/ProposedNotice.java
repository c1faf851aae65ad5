package org.dunning.run;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.dunning.interest.Allocation;
import org.dunning.interest.Charge;
import org.dunning.ledger.AccountItem;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.ProcedureChoice.Chosen;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * One notice a run proposes: to one debtor, in one currency, for all its items that advance.
 *
 * @param stage the highest stage among the overdue items, else among all
 * @param total what is demanded after netting (before the due date: what falls due)
 * @param agreement who must agree, and why
 * @param payBy the date by which payment is asked for; null when the stage sets none
 * @param slot when it may leave; null means at any time
 * @param chosen the procedure it follows, and the row of the table that chose it
 * @param charges claimed on top of the total
 * @param setOff in which order a part payment is set off against total and charges; null where nothing says so
 */
public record ProposedNotice(
        Debtor debtor,
        Currency currency,
        DunningStage stage,
        List<Line> lines,
        Money total,
        Agreement agreement,
        @Nullable LocalDate payBy,
        @Nullable Slot slot,
        Chosen chosen,
        Priority priority,
        List<Charge> charges,
        @Nullable Allocation setOff) {

    /** What a line is in its notice. */
    public enum Role {
        DEMANDED,
        UPCOMING,
        CREDIT,
        /** Was demanded earlier and is settled: what a thank-you is for. */
        PAID,
        /** Left the notice before it was sent. */
        LEFT
    }

    /**
     * One item in the notice.
     *
     * @param stage the item's own next stage; null for a credit
     * @param occurrence the how many-eth time of a stage that repeats
     * @param open what is open after netting; for a credit, minus what was set against this notice's items
     */
    public record Line(AccountItem item, Role role, @Nullable DunningStage stage, int occurrence, Money open) {}

    public ProposedNotice {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
    }

    /** The first channel of its stage that reaches the debtor. */
    public Channel channel() {
        Channel channel = stage.channelTo(debtor);
        return channel == null ? stage.channelsOrMail().get(0) : channel;
    }

    public Approval approval() {
        return agreement.approval();
    }

    /** Why somebody must agree; null when nobody must. */
    public @Nullable String approvalRule() {
        return agreement.rule();
    }
}
