package org.dunning.run;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.run}.
 *
 * @param mode propose: nothing is ever sent; send: what needs no person goes out
 * @param schedule when {@code serve} runs by itself, as a Quartz cron expression in UTC
 * @param smallestSweep share of the last complete sweep's records under which a sweep is not believed
 * @param recheckMaxAge how old the ERP's confirmation may be when a message is handed over
 * @param promiseGraceDays calendar days a promise holds beyond the promised day
 * @param unattendedLimit per currency code: a larger notice needs a person, whatever its stage
 * @param bankEntriesMaxWorkingDays nothing is sent when the newest bank entry the ERP knows is older; null: not asked
 * @param dispatchSchedule when {@code serve} sends what waited for its dispatch window, as a Quartz cron expression in UTC
 */
@Validated
@ConfigurationProperties(prefix = "dunning.run", ignoreUnknownFields = false)
public record RunProperties(
        @DefaultValue("propose") Mode mode,
        @NotBlank @DefaultValue("0 0 6 ? * MON-FRI") String schedule,
        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.5") double smallestSweep,
        @DefaultValue("5m") Duration recheckMaxAge,
        @Min(0) @Max(30) @DefaultValue("2") int promiseGraceDays,
        @Nullable Map<String, BigDecimal> unattendedLimit,
        @Nullable @Min(1) @Max(60) Integer bankEntriesMaxWorkingDays,
        @NotBlank @DefaultValue("0 30 * ? * *") String dispatchSchedule) {

    /** Whether a run may send. */
    public enum Mode {
        PROPOSE,
        SEND
    }

    Map<String, BigDecimal> limits() {
        return unattendedLimit == null ? Map.of() : unattendedLimit;
    }
}
