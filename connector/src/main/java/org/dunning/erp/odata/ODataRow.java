package org.dunning.erp.odata;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as it was answered.
 *
 * @param values dates as {@link java.time.LocalDate}, decimals as the text they were, what was expanded as map or list
 * @param etag to be given back with a change; null where the service keeps none
 */
public record ODataRow(Map<String, @Nullable Object> values, @Nullable String etag) {

    /** The field as text; empty when it has none. */
    public String text(String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString().strip();
    }
}
