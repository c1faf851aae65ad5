package org.dunning.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.ledger}: an H2 file for one process, PostgreSQL for production.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param poolSize connections kept to the ledger
 */
@Validated
@ConfigurationProperties(prefix = "dunning.ledger", ignoreUnknownFields = false)
public record LedgerProperties(
        @DefaultValue("jdbc:h2:file:./data/ledger")
                @Pattern(regexp = "jdbc:(h2|postgresql):.*", message = "must start with jdbc:h2: or jdbc:postgresql:")
                String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("20") @Min(4) @Max(100) int poolSize) {

    boolean onH2() {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public String toString() {
        return "LedgerProperties[username=" + username + "]";
    }
}
