package org.dunning.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ServedStage;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.jspecify.annotations.Nullable;

/** Where an item stands in a procedure: stages rise one at a time, by state and never by "today equals". */
record StageLadder(DunningProcedure procedure, LocalDate on) {

    /** Where an item goes next. */
    sealed interface Step {
        /** The stage is reached. */
        record Reached(DunningStage stage, LocalDate since) implements Step {}

        /** The stage comes on a later day. */
        record Later(DunningStage stage, LocalDate from) implements Step {}

        /** There is no further stage. */
        record Ended(@Nullable String lastStage) implements Step {}
    }

    Step next(AccountItem item) {
        LocalDate due = Objects.requireNonNull(item.item().dueDate());
        long daysOverdue = ChronoUnit.DAYS.between(due, on);
        int served = servedUpTo(item);
        if (daysOverdue <= 0) {
            return beforeOverdue(due, daysOverdue, served);
        }
        // The time of the stages before the due date has passed, served or not.
        return procedure.stages().stream()
                .skip(served + 1L)
                .filter(stage -> !stage.isBeforeOverdue())
                .findFirst()
                .map(stage -> atOrAfter(stage, due))
                .orElseGet(() -> new Step.Ended(
                        served < 0 ? null : procedure.stages().get(served).stage()));
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
        int own = item.served().stream()
                .map(ServedStage::stage)
                .flatMap(stage -> procedure.orderOf(stage).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
        Integer erpLevel = item.item().erpLevel();
        return own >= 0 || erpLevel == null ? own : lastWithLevelUpTo(erpLevel);
    }

    private int lastWithLevelUpTo(int erpLevel) {
        List<DunningStage> stages = procedure.stages();
        return IntStream.range(0, stages.size())
                .filter(i -> {
                    Integer level = stages.get(i).level();
                    return level != null && level <= erpLevel;
                })
                .max()
                .orElse(-1);
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
        return reached == null ? new Step.Ended(procedure.stages().get(served).stage()) : atOrAfter(reached, due);
    }

    private Step atOrAfter(DunningStage stage, LocalDate due) {
        LocalDate from = due.plusDays(stage.daysFromDue());
        return from.isAfter(on) ? new Step.Later(stage, from) : new Step.Reached(stage, from);
    }
}
