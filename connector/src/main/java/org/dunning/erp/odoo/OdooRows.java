package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Odoo's JSON as plain maps, and the names under which a mapping finds what was joined to a line. */
final class OdooRows {

    /** What the line's invoice says. */
    static final String MOVE = "move_id";
    /** Who owes: the company behind whichever contact is on the line. */
    static final String DEBTOR = "commercial_partner_id";
    /** To whom reminders go: its invoice contact with an address, else the debtor. */
    static final String CONTACT = "dunning_contact";
    /** With {@code name} as ISO 4217 has it. */
    static final String CURRENCY = "currency_id";
    /** Move and line, such as {@code 17/43}: the key by which the item is asked for again. */
    static final String KEY = "key";
    /** No follow-up for the line, or its payment blocked: by another name in each version. */
    static final String BLOCKED = "dunning_blocked";
    /** The invoice that a credit note reverses. */
    static final String CREDIT_FOR = "credit_for";

    /** Where the debtor finds the invoice; only just before sending, see {@link OdooPortal}. */
    static final String PORTAL_LINK = "portal_link";

    /** The lines of a contact's address below the name on an envelope, as is usual in its country. */
    static final String ADDRESS = "postal_address";

    private static final Set<String> MADE_HERE = Set.of(KEY, BLOCKED, CREDIT_FOR, CURRENCY, PORTAL_LINK);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private OdooRows() {}

    /** The field of that model which a path of the mapping reads; null when it is of another, or made here. */
    static @Nullable String fieldOf(OdooModel model, String path) {
        String root = path.split("\\.", 2)[0];
        String rest = path.contains(".") ? path.split("\\.")[1] : "";
        if (MADE_HERE.contains(root) || rest.equals(ADDRESS)) {
            return null;
        }
        OdooModel owner = root.equals(MOVE)
                ? OdooModel.MOVE
                : root.equals(DEBTOR) || root.equals(CONTACT) ? OdooModel.CONTACT : OdooModel.LINE;
        if (owner != model) {
            return null;
        }
        return owner == OdooModel.LINE ? root : rest.isEmpty() ? null : rest;
    }

    /** As Odoo writes a time, which it shows in UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** @param booleans where false means no; everywhere else Odoo writes false for nothing */
    static List<Map<String, @Nullable Object>> of(JsonNode rows, Set<String> booleans) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            row.properties().forEach(field -> map.put(field.getKey(), value(field, booleans)));
            list.add(map);
        }
        return list;
    }

    private static @Nullable Object value(Map.Entry<String, JsonNode> field, Set<String> booleans) {
        JsonNode value = field.getValue();
        return value.isBoolean() && !booleans.contains(field.getKey())
                ? (value.asBoolean() ? true : null)
                : plain(value);
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isArray()) {
            // A link to another record, where this version cannot give its id alone.
            boolean link = value.size() == 2
                    && value.path(0).isIntegralNumber()
                    && value.path(1).isTextual();
            return link ? (Object) value.path(0).asLong() : list(value);
        }
        return value.isNull() || value.isObject() ? null : value.asText();
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>();
        array.forEach(element -> {
            Object plain = plain(element);
            if (plain != null) {
                list.add(plain);
            }
        });
        return list;
    }

    /** The id that a link holds. */
    static @Nullable Long link(Map<String, ? extends @Nullable Object> row, String field) {
        return row.get(field) instanceof Long id ? id : null;
    }
}
