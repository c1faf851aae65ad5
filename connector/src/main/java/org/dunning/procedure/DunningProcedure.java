package org.dunning.procedure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ordered stages for a group of debtors, as written in {@code mappings/procedures/<name>.yaml}.
 *
 * @param minimumGapDays calendar days between two notices to one debtor of one company, whatever stage or channel
 * @param minimumAmount per currency code: a smaller netted total is not dunned
 * @param skip what an old item does; null means it skips no stage
 * @param contactCaps the most contacts with one debtor; null means no more than the gap allows
 * @param dispatch when its notices leave; null means at any time
 * @param approvals amounts above which people must agree, and how long their approval holds
 * @param latePayment the scheme in {@code mappings/late-payment} by which its stages claim; null means none
 * @param limitation when claims lapse; null means nobody is alerted
 */
public record DunningProcedure(
        @NotBlank String name,
        @Min(0) @Max(365) int minimumGapDays,
        @Nullable Map<String, BigDecimal> minimumAmount,
        @Nullable SkipRule skip,
        @Nullable @Valid ContactCaps contactCaps,
        @Nullable DispatchWindow dispatch,
        @Nullable @Valid ApprovalLimits approvals,
        @Nullable String latePayment,
        @Nullable @Valid Limitation limitation,
        @NotEmpty List<@Valid DunningStage> stages) {

    public DunningProcedure {
        stages = List.copyOf(stages);
        minimumAmount = minimumAmount == null ? Map.of() : Map.copyOf(minimumAmount);
    }

    /** Stages alone, without further rules. */
    public DunningProcedure(
            String name,
            int minimumGapDays,
            @Nullable Map<String, BigDecimal> minimumAmount,
            List<DunningStage> stages) {
        this(name, minimumGapDays, minimumAmount, null, null, null, null, null, null, stages);
    }

    /** The stage's place in the order; empty when the procedure does not know it (any more). */
    public Optional<Integer> orderOf(@Nullable String stage) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).stage().equals(stage))
                .boxed()
                .findFirst();
    }

    public Optional<DunningStage> stage(String name) {
        return orderOf(name).map(stages::get);
    }

    /** The smallest netted total that is dunned; null when the procedure sets none for the currency. */
    public @Nullable BigDecimal minimumFor(String currency) {
        return minimumAmount == null ? null : minimumAmount.get(currency);
    }

    public int gapBefore(DunningStage stage) {
        return stage.minimumGapDays() == null ? minimumGapDays : stage.minimumGapDays();
    }

    public boolean skipsToMatching() {
        return skip == SkipRule.TO_MATCHING;
    }

    public ContactCaps capsOrNone() {
        return contactCaps == null ? ContactCaps.NONE : contactCaps;
    }

    public ApprovalLimits approvalsOrNone() {
        return approvals == null ? ApprovalLimits.NONE : approvals;
    }
}
