package org.dunning.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one of our fields comes from; written as a column's name alone, or with keys.
 *
 * @param from the column; dots walk into nested records ({@code partner_id.id}), numbers into lists ({@code partner.0})
 * @param defaultValue used where the record has nothing
 * @param values their value to ours, such as {@code {G: true}}; a value not listed stays as it is
 * @param negate turns an amount's sign, or a yes into a no
 */
public record FieldRule(
        @Nullable String from,
        @JsonProperty("default") @Nullable String defaultValue,
        @Nullable Map<String, String> values,
        @Nullable Boolean negate) {

    public FieldRule {
        if ((from == null || from.isBlank()) && defaultValue == null) {
            throw new IllegalArgumentException("name a column ('from') or a 'default'");
        }
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    @Override
    public Map<String, String> values() {
        return values == null ? Map.of() : values;
    }

    @JsonCreator
    static FieldRule column(String name) {
        return new FieldRule(name, null, null, null);
    }
}
