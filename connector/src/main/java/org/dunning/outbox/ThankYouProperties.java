package org.dunning.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.thank-you}.
 *
 * @param companies whose debtors are thanked after settlement; nobody's by default
 * @param withinDays calendar days after which a thank-you that had to wait comes too late
 */
@Validated
@ConfigurationProperties(prefix = "dunning.thank-you", ignoreUnknownFields = false)
record ThankYouProperties(@DefaultValue List<String> companies, @Min(1) @Max(60) @DefaultValue("7") int withinDays) {

    ThankYouProperties {
        companies = List.copyOf(companies);
    }
}
