package org.dunning.company;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The companies under {@code dunning.companies}, by id. */
@Validated
@ConfigurationProperties("dunning")
public record Companies(@NotEmpty @Valid Map<String, Company> companies) {

    /** @throws IllegalArgumentException when no such company is configured */
    public Company get(String id) {
        Company company = companies.get(id);
        if (company == null) {
            throw new IllegalArgumentException("no company '" + id + "' under dunning.companies");
        }
        return company;
    }
}
