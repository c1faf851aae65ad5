package org.dunning.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code dunning.mail.pace}: how many mails leave in a minute. What is not set is not limited.
 *
 * @param perMinute to the relay, in all
 * @param perMinuteAndDomain to each domain, the part of a recipient's address after the @
 * @param domains figures of their own for some domains
 * @param longestWait how long a run waits for the turn of its notices; what is left then leaves with a later dispatch
 */
public record PaceLimits(
        @Nullable @Min(1) Integer perMinute,
        @Nullable @Min(1) Integer perMinuteAndDomain,
        List<@Valid DomainPace> domains,
        @DefaultValue("1h") Duration longestWait) {

    public static final PaceLimits NONE = new PaceLimits(null, null, List.of(), Duration.ZERO);

    /** How many mails leave to one domain in a minute. */
    public record DomainPace(@NotBlank String domain, @Min(1) int perMinute) {}

    public PaceLimits {
        domains = domains == null ? List.of() : List.copyOf(domains);
    }
}
