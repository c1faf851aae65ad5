package org.dunning.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One named step of a procedure.
 *
 * @param daysFromDue calendar days from the due date; negative is before it, 0 on it
 * @param minimumGapDays calendar days since the last notice of any stage; null means the procedure's
 * @param daysToPay calendar days the notice gives for payment, counted from the business date
 * @param template the notices' file name; null means the stage's name
 * @param level the dunning level written to the ERP; stages before or on the due date have none
 * @param approval who must agree before it is sent
 */
public record DunningStage(
        @Pattern(regexp = "[a-z][a-z0-9-]*", message = "must be lower-case words joined by hyphens") String stage,
        @Min(-60) @Max(3650) int daysFromDue,
        @Nullable @Min(0) @Max(365) Integer minimumGapDays,
        @Nullable @Min(0) @Max(120) Integer daysToPay,
        @Nullable String template,
        @Nullable @Min(1) @Max(9) Integer level,
        @Nullable Approval approval) {

    public String templateName() {
        return template == null ? stage : template;
    }

    public Approval approvalOrNone() {
        return approval == null ? Approval.NONE : approval;
    }

    /** A reminder sent before or on the due date; nothing is overdue yet. */
    public boolean isBeforeOverdue() {
        return daysFromDue <= 0;
    }
}
