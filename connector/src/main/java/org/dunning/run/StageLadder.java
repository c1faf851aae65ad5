package org.dunning.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.LevelOwner;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.Repeat;
import org.jspecify.annotations.Nullable;

/** Where an item stands in a procedure: by what was served and how old it is, never by "today equals". */
record StageLadder(DunningProcedure procedure, LocalDate on, LevelOwner levels) {

    StageLadder(DunningProcedure procedure, LocalDate on) {
        this(procedure, on, LevelOwner.CONNECTOR);
    }

    /** Where an item goes next. */
    sealed interface Step {
        /** The stage is reached, for the how many-eth time. */
        record Reached(DunningStage stage, int occurrence, LocalDate since) implements Step {}

        /** The stage comes on a later day. */
        record Later(DunningStage stage, LocalDate from) implements Step {}

        /** The ERP raises levels, and has raised none beyond what was served. */
        record Awaited(int level) implements Step {}

        /** There is no further stage. */
        record Ended(@Nullable String lastStage) implements Step {}
    }

    Step next(AccountItem item) {
        LocalDate due = Objects.requireNonNull(item.item().dueDate());
        long daysOverdue = ChronoUnit.DAYS.between(due, on);
        int served = servedUpTo(item);
        if (levels == LevelOwner.ERP && daysOverdue > 0) {
            return asTheErpSays(item, served);
        }
        Step following =
                daysOverdue <= 0 ? beforeOverdue(due, daysOverdue, served) : afterDue(due, daysOverdue, served);
        return following instanceof Step.Reached ? following : repeated(item, daysOverdue, served, following);
    }

    private Step asTheErpSays(AccountItem item, int served) {
        Integer level = item.item().erpLevel();
        int reached = level == null ? -1 : lastWithLevelUpTo(level);
        return reached > served
                ? new Step.Reached(procedure.stages().get(reached), 1, on)
                : new Step.Awaited(level == null ? 0 : level);
    }

    /** The order of an item in netting: credits go to the highest stage first (SAP note 18127). */
    int rank(AccountItem item) {
        if (item.item().dueDate() == null) {
            return -1;
        }
        Step next = next(item);
        return next instanceof Step.Reached reached
                ? procedure.orderOf(reached.stage().stage()).orElse(-1)
                : servedUpTo(item);
    }

    /** The highest stage already served, or taken over from the ERP's level at first sight; -1 for none. */
    private int servedUpTo(AccountItem item) {
        int own = -1;
        for (ServedStage served : item.served()) {
            own = Math.max(own, procedure.orderOf(served.stage()).orElse(-1));
        }
        Integer erpLevel = item.item().erpLevel();
        return own >= 0 || erpLevel == null || levels == LevelOwner.ERP ? own : lastWithLevelUpTo(erpLevel);
    }

    private int lastWithLevelUpTo(int erpLevel) {
        int last = -1;
        for (int i = 0; i < procedure.stages().size(); i++) {
            Integer level = procedure.stages().get(i).level();
            last = level != null && level <= erpLevel ? i : last;
        }
        return last;
    }

    private Step beforeOverdue(LocalDate due, long daysOverdue, int served) {
        DunningStage reached = null;
        for (DunningStage stage :
                procedure.stages().subList(served + 1, procedure.stages().size())) {
            if (stage.isBeforeOverdue() && stage.daysFromDue() <= daysOverdue) {
                reached = stage;
            } else {
                return reached == null ? atOrAfter(stage, due) : atOrAfter(reached, due);
            }
        }
        return reached == null ? ended(served) : atOrAfter(reached, due);
    }

    /** The time of the stages before the due date has passed, served or not. */
    private Step afterDue(LocalDate due, long daysOverdue, int served) {
        DunningStage next = null;
        for (DunningStage stage :
                procedure.stages().subList(served + 1, procedure.stages().size())) {
            boolean further = next != null && (!procedure.skipsToMatching() || stage.daysFromDue() > daysOverdue);
            if (further) {
                break;
            }
            next = stage.isBeforeOverdue() ? next : stage;
        }
        return next == null ? ended(served) : atOrAfter(next, due);
    }

    /** The stage served last comes again while no other stage is reached, as often as it may. */
    private Step repeated(AccountItem item, long daysOverdue, int served, Step following) {
        DunningStage stage = served < 0 ? null : procedure.stages().get(served);
        Repeat repeat = stage == null ? null : stage.repeat();
        if (stage == null || repeat == null || (stage.isBeforeOverdue() && daysOverdue > 0)) {
            return following;
        }
        Optional<ServedStage> last = item.served().stream()
                .filter(one -> one.stage().equals(stage.stage()))
                .max(Comparator.comparingInt(ServedStage::occurrence).thenComparing(ServedStage::on));
        if (last.isEmpty() || last.get().occurrence() >= repeat.times()) {
            return following;
        }
        LocalDate again = last.get().on().plusDays(repeat.everyDays());
        if (following instanceof Step.Later later && !later.from().isAfter(again)) {
            return following;
        }
        return again.isAfter(on)
                ? new Step.Later(stage, again)
                : new Step.Reached(stage, last.get().occurrence() + 1, again);
    }

    private Step atOrAfter(DunningStage stage, LocalDate due) {
        LocalDate from = due.plusDays(stage.daysFromDue());
        return from.isAfter(on) ? new Step.Later(stage, from) : new Step.Reached(stage, 1, from);
    }

    private Step ended(int served) {
        List<DunningStage> stages = procedure.stages();
        return new Step.Ended(served < 0 ? null : stages.get(served).stage());
    }
}
