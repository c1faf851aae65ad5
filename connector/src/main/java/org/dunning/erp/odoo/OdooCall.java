package org.dunning.erp.odoo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method of a model, with its arguments by name.
 *
 * @param ids the records it is called on; null for a method of the model itself
 */
record OdooCall(String model, String method, @Nullable List<Long> ids, Map<String, Object> arguments) {

    static OdooCall on(String model, String method, Map<String, Object> arguments) {
        return new OdooCall(model, method, null, arguments);
    }

    /** Plain ids instead of pairs of id and name: the names are what makes Odoo slow. */
    static OdooCall searchRead(
            String model, List<?> domain, Iterable<String> fields, int limit, Map<String, Object> context) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("domain", domain);
        arguments.put("fields", fields);
        arguments.put("order", "id");
        if (limit > 0) {
            arguments.put("limit", limit);
        }
        arguments.put("load", null);
        arguments.put("context", context);
        return new OdooCall(model, "search_read", null, arguments);
    }

    /** Which of these fields this Odoo has for this login, with their types. */
    static OdooCall fieldsGet(String model, Collection<String> fields) {
        return on(model, "fields_get", Map.of("allfields", fields, "attributes", List.of("type")));
    }

    String name() {
        return model + "." + method;
    }
}
