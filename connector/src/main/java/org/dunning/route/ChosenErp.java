package org.dunning.route;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which ERP is connected.
 *
 * @param erp the name of its route file {@code routes/erp/<erp>.camel.yaml} and of its mapping
 */
@Validated
@ConfigurationProperties("dunning")
record ChosenErp(
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "must be lower-case letters, digits and hyphens")
                String erp) {}
