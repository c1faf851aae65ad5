package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Odoo's conditions in prefix notation, as far as the stub is asked for them; conditions side by side are and-ed. */
final class OdooDomain {

    private static final Map<String, String> LINKS = Map.of(
            "partner_id", "res.partner",
            "commercial_partner_id", "res.partner",
            "move_id", "account.move");

    private final OdooStub odoo;
    private final String model;
    private final Map<JsonNode, Set<String>> sets = new IdentityHashMap<>();
    private final Map<JsonNode, Set<String>> reversed = new IdentityHashMap<>();
    private int at;

    OdooDomain(OdooStub odoo, String model) {
        this.odoo = odoo;
        this.model = model;
    }

    boolean holds(JsonNode domain, JsonNode row) {
        at = 0;
        boolean holds = true;
        while (at < domain.size()) {
            holds &= term(domain, row);
        }
        return holds;
    }

    private boolean term(JsonNode domain, JsonNode row) {
        JsonNode term = domain.path(at++);
        if (term.asText().equals("|")) {
            return term(domain, row) | term(domain, row);
        }
        if (term.asText().equals("&")) {
            return term(domain, row) & term(domain, row);
        }
        return condition(term.path(0).asText(), term.path(1).asText(), term.path(2), row);
    }

    private boolean condition(String path, String operator, JsonNode wanted, JsonNode row) {
        if (path.startsWith("reversal_move_id")) {
            return reversedBy(wanted).contains(row.path("id").asText());
        }
        JsonNode actual = value(path, row);
        return switch (operator) {
            case "=" ->
                actual.isMissingNode()
                        ? wanted.isBoolean() && !wanted.asBoolean() || path.equals("account_type")
                        : same(actual, wanted);
            case "in" -> contains(wanted, actual);
            case "like" -> actual.asText().contains(wanted.asText());
            case "<" -> actual.asDouble() < wanted.asDouble();
            case ">" -> actual.asDouble() > wanted.asDouble();
            case ">=" -> actual.asText().compareTo(wanted.asText()) >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private JsonNode value(String path, JsonNode row) {
        String[] steps = path.split("\\.");
        JsonNode value = row;
        for (int i = 0; i < steps.length; i++) {
            value = value.path(steps[i]);
            if (i + 1 < steps.length && LINKS.containsKey(steps[i])) {
                JsonNode linked = odoo.table(LINKS.get(steps[i])).get(value.asLong());
                value = linked == null ? value : linked;
            }
        }
        return value;
    }

    private boolean contains(JsonNode list, JsonNode value) {
        return sets.computeIfAbsent(list, OdooDomain::texts).contains(value.asText());
    }

    /** The moves that these reverse; found once for all rows. */
    private Set<String> reversedBy(JsonNode reversals) {
        return reversed.computeIfAbsent(reversals, list -> StreamSupport.stream(list.spliterator(), false)
                .map(id -> odoo.table(model).get(id.asLong()))
                .filter(Objects::nonNull)
                .map(move -> move.path("reversed_entry_id").asText())
                .collect(Collectors.toSet()));
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() ? one.asDouble() == other.asDouble() : one.equals(other);
    }
}
