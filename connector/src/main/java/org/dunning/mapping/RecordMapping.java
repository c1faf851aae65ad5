package org.dunning.mapping;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one ERP become open items and debtors, as written in {@code mappings/records/<erp>.yaml}.
 *
 * @param source names the ERP in every key we store; never change it once notices were sent
 * @param queries SQL by name, with bound parameters such as {@code :#company}; none for an ERP that is not read by SQL
 * @param fields our field to where it comes from
 */
public record RecordMapping(
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "must be lower-case letters, digits and hyphens")
                String source,
        @Nullable Map<String, String> queries,
        @NotEmpty Map<String, FieldRule> fields) {

    public RecordMapping {
        queries = queries == null ? Map.of() : Map.copyOf(queries);
        fields = Map.copyOf(fields);
    }

    @Override
    public Map<String, String> queries() {
        return queries == null ? Map.of() : queries;
    }
}
