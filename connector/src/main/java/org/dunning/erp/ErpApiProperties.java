package org.dunning.erp;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code dunning.erp-api}: an ERP's own interface over HTTP, for what its database must not be used for.
 *
 * @param url scheme, host and port; the connector never asks any other
 * @param database the database's name, where one server has several
 * @param password by environment or file
 * @param timeout longest wait for one answer
 */
@Validated
@ConfigurationProperties(prefix = "dunning.erp-api", ignoreUnknownFields = false)
public record ErpApiProperties(
        @Nullable
                @Pattern(
                        regexp = "https://[^/@?#]+/?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?/?",
                        message =
                                "must be https://host:port, or http:// to this very machine, without a path or a login")
                String url,
        @Nullable String database,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("30s") Duration timeout) {

    @Override
    public String toString() {
        return "ErpApiProperties[url=" + url + ", database=" + database + ", username=" + username + "]";
    }
}
