package org.dunning.mapping;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which ERP is read: {@code dunning.erp} names its route in {@code routes/erp} and its mapping in
 * {@code mappings/records}.
 */
@Validated
@ConfigurationProperties("dunning")
record ErpChoice(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "must be lower-case letters, digits and hyphens")
                String erp) {

    /** Where its mapping lies below a configuration folder. */
    String mappingFile() {
        return "mappings/records/" + erp + ".yaml";
    }
}
