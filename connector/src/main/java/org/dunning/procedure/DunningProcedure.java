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
 * @param minimumGapDays calendar days between two notices to one debtor of one company
 * @param minimumAmount per currency code: a smaller netted total is not dunned
 */
public record DunningProcedure(
        @NotBlank String name,
        @Min(0) @Max(365) int minimumGapDays,
        @Nullable Map<String, BigDecimal> minimumAmount,
        @NotEmpty List<@Valid DunningStage> stages) {

    public DunningProcedure {
        stages = List.copyOf(stages);
        minimumAmount = minimumAmount == null ? Map.of() : Map.copyOf(minimumAmount);
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
}
