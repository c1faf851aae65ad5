package org.dunning.route;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which ERP is connected.
 *
 * @param erp the name of its route file, {@code routes/erp/<erp>.camel.yaml}
 */
@Validated
@ConfigurationProperties("dunning")
record ChosenErp(
        @NotNull(message = "names the route file of your ERP in routes/erp, such as sql")
                @Pattern(regexp = "[a-z][a-z0-9-]*", message = "is a file name without its ending, such as sql")
                String erp) {}
