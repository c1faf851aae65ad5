package org.dunning.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses stages that can never be served on their days, and deadlines that contradict each other. */
record TimetableCheck(DunningProcedure procedure, Refusal problems) {

    void run() {
        List<DunningStage> stages = procedure.stages();
        DunningStage reached = null;
        Integer deadline = null;
        String deadlineOf = "";
        for (int i = 0; i < stages.size(); i++) {
            DunningStage stage = stages.get(i);
            String at = "/stages/" + i;
            DunningStage next = i + 1 < stages.size() ? stages.get(i + 1) : null;
            // What can never be served does not keep the next one waiting.
            reached = reached == null || isReachable(at, reached, stage, next) ? stage : reached;
            checkRepeat(at, stage, next);
            checkDeadline(at, stage, next);
            Integer daysToPay = stage.daysToPay();
            if (deadline != null && daysToPay != null && daysToPay > deadline) {
                problems.refuse(
                        at + "/days-to-pay",
                        "a later stage gives no more time than an earlier one: stage '" + deadlineOf + "' gives "
                                + deadline + " days");
            }
            if (daysToPay != null && !stage.isBeforeOverdue()) {
                deadline = daysToPay;
                deadlineOf = stage.stage();
            }
        }
    }

    /** The days on which a stage is the one to serve must not lie within the gap after the stage before it. */
    private boolean isReachable(String at, DunningStage before, DunningStage stage, @Nullable DunningStage next) {
        Integer last = lastDay(stage, next);
        int first = before.daysFromDue() + procedure.gapBefore(stage);
        // Once it is overdue an item waits at its stage, unless it skips to the next one.
        if (last == null || first <= last || before.daysFromDue() >= stage.daysFromDue()) {
            return true;
        }
        problems.refuse(
                at + "/days-from-due",
                "stage '" + stage.stage() + "' is never reached: its last day is " + last
                        + " days from due, and stage '" + before.stage() + "' with a gap of "
                        + procedure.gapBefore(stage) + " days allows it from " + first
                        + " on; lower the gap or move the stage");
        return false;
    }

    /** The last day from due on which the stage is served; null when it waits for ever. */
    private @Nullable Integer lastDay(DunningStage stage, @Nullable DunningStage next) {
        if (stage.isBeforeOverdue()) {
            return next != null && next.isBeforeOverdue()
                    ? Integer.valueOf(next.daysFromDue() - 1)
                    : Integer.valueOf(0);
        }
        return procedure.skipsToMatching() && next != null ? Integer.valueOf(next.daysFromDue() - 1) : null;
    }

    private void checkRepeat(String at, DunningStage stage, @Nullable DunningStage next) {
        Repeat repeat = stage.repeat();
        if (repeat == null) {
            return;
        }
        int gap = procedure.gapBefore(stage);
        if (repeat.everyDays() < gap) {
            problems.refuse(
                    at + "/repeat/every-days",
                    "the minimum gap of " + gap + " days does not allow every " + repeat.everyDays() + " days");
        }
        int last = stage.daysFromDue() + repeat.everyDays() * (repeat.times() - 1);
        if (stage.isBeforeOverdue() && last > 0) {
            problems.refuse(
                    at + "/repeat/times",
                    "the last time would be " + last + " days after the due date; a stage before it ends there");
        } else if (next != null && last >= next.daysFromDue()) {
            problems.refuse(
                    at + "/repeat/times",
                    "the last time would be " + last + " days from due, but stage '" + next.stage() + "' begins at "
                            + next.daysFromDue());
        }
    }

    private void checkDeadline(String at, DunningStage stage, @Nullable DunningStage next) {
        Integer daysToPay = stage.daysToPay();
        if (daysToPay == null) {
            if (stage.isFormal()) {
                problems.refuse(
                        at,
                        "stage '" + stage.stage()
                                + "' announces consequences, so it must say by when to pay: add days-to-pay");
            }
            return;
        }
        int wait = stage.repeat() == null
                ? next == null ? Integer.MAX_VALUE : next.daysFromDue() - stage.daysFromDue()
                : stage.repeat().everyDays();
        if (!stage.isBeforeOverdue() && daysToPay > wait) {
            problems.refuse(
                    at + "/days-to-pay",
                    "gives " + daysToPay + " days to pay, but the next notice follows after " + wait + " days");
        }
    }
}
