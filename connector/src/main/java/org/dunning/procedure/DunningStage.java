package org.dunning.procedure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.jspecify.annotations.Nullable;

/**
 * One named step of a procedure.
 *
 * @param daysFromDue calendar days from the due date; negative is before it, 0 on it
 * @param repeat served again until the next stage's day; null means once
 * @param minimumGapDays calendar days since the last notice of any stage; null means the procedure's
 * @param daysToPay calendar days the notice gives for payment, counted from the business date
 * @param template the notices' file name; null means the stage's name
 * @param level the dunning level written to the ERP; stages before or on the due date have none
 * @param approval who must agree before it is sent
 * @param minimumAmount per currency code: what is demanded at this stage must be at least this, after netting
 * @param lateInterest whether its notices claim interest by the procedure's scheme; default no
 * @param compensation whether they claim the scheme's compensation for each overdue invoice; default no
 * @param fee per currency code: claimed once in each notice
 * @param channels in the order in which they are tried; default mail
 * @param endsDunning whether the connector's own dunning of the debtor ends with it; default for a handover, and for a
 *     stage or text named agency or legal
 */
public record DunningStage(
        @Pattern(regexp = "[a-z][a-z0-9-]*", message = "must be lower-case words joined by hyphens") String stage,
        @Min(-60) @Max(3650) int daysFromDue,
        @Nullable @Valid Repeat repeat,
        @Nullable @Min(0) @Max(365) Integer minimumGapDays,
        @Nullable @Min(0) @Max(120) Integer daysToPay,
        @Nullable String template,
        @Nullable @Min(1) @Max(9) Integer level,
        @Nullable Approval approval,
        @Nullable Map<String, BigDecimal> minimumAmount,
        @Nullable Boolean lateInterest,
        @Nullable Boolean compensation,
        @Nullable Map<String, BigDecimal> fee,
        @Nullable List<Channel> channels,
        @Nullable Boolean endsDunning) {

    private static final String FORMAL = "formal";
    private static final Set<String> TO_OTHERS = Set.of("agency", "legal");

    public DunningStage {
        minimumAmount = minimumAmount == null ? Map.of() : Map.copyOf(minimumAmount);
        fee = fee == null ? Map.of() : Map.copyOf(fee);
        channels = channels == null ? null : List.copyOf(channels);
    }

    /** A stage whose notices go by mail. */
    public DunningStage(
            String stage,
            int daysFromDue,
            @Nullable Repeat repeat,
            @Nullable Integer minimumGapDays,
            @Nullable Integer daysToPay,
            @Nullable String template,
            @Nullable Integer level,
            @Nullable Approval approval,
            @Nullable Map<String, BigDecimal> minimumAmount,
            @Nullable Boolean lateInterest,
            @Nullable Boolean compensation,
            @Nullable Map<String, BigDecimal> fee) {
        this(
                stage,
                daysFromDue,
                repeat,
                minimumGapDays,
                daysToPay,
                template,
                level,
                approval,
                minimumAmount,
                lateInterest,
                compensation,
                fee,
                null,
                null);
    }

    /** In their order; mail where the stage says nothing. */
    public List<Channel> channelsOrMail() {
        return channels == null || channels.isEmpty() ? List.of(Channel.MAIL) : channels;
    }

    /** The first of its channels that reaches the debtor, one that takes nothing at present after all others; null for none. */
    public @Nullable Channel channelTo(Debtor debtor) {
        return channelsOrMail().stream()
                .filter(channel -> debtor.address(channel) != null)
                .sorted(Comparator.comparing(debtor::isStuck))
                .findFirst()
                .orElse(null);
    }

    public boolean isHandover() {
        return channelsOrMail().contains(Channel.HANDOVER);
    }

    /** Others go on with the case: once it has left, nothing more is demanded of the debtor. */
    public boolean isTheEnd() {
        return endsDunning == null ? isHandover() || goesToOthers() : endsDunning;
    }

    private boolean goesToOthers() {
        return TO_OTHERS.contains(stage) || TO_OTHERS.contains(templateName());
    }

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

    /** It announces consequences: by its name, or by the text it uses. */
    public boolean isFormal() {
        return goesToOthers() || stage.equals(FORMAL) || templateName().equals(FORMAL);
    }

    /** The smallest demand of this stage; null when it sets none for the currency. */
    public @Nullable BigDecimal minimumFor(String currency) {
        return minimumAmount == null ? null : minimumAmount.get(currency);
    }

    public boolean claimsInterest() {
        return Boolean.TRUE.equals(lateInterest);
    }

    public boolean claimsCompensation() {
        return Boolean.TRUE.equals(compensation);
    }

    /** Claimed in each notice of this stage; null when there is none in the currency. */
    public @Nullable BigDecimal feeIn(String currency) {
        return fee == null ? null : fee.get(currency);
    }

    /** Its notices ask for more than what is open. */
    public boolean claims() {
        return claimsInterest() || claimsCompensation() || (fee != null && !fee.isEmpty());
    }
}
