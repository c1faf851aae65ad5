package org.dunning.erp.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OData V2's JSON: everything sits in {@code d}, dates are milliseconds in a text, decimals and counts are texts. */
final class ODataJson {

    /** Amounts are read as they are written, never through a binary fraction. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{1,4})?\\)/");

    private ODataJson() {}

    /**
     * One page.
     *
     * @param next the link to the next one; null at the end
     * @param count how many the query finds in all; null where it is not told
     */
    record Page(List<ODataRow> rows, @Nullable String next, @Nullable Long count) {}

    /** What a reply says; an empty object where it is no JSON. */
    static JsonNode orNothing(HttpReply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }

    /** A single row is a page of one. */
    static Page page(JsonNode answer) {
        JsonNode d = answer.path("d");
        JsonNode rows = d.isArray() ? d : d.path("results");
        List<ODataRow> list = new ArrayList<>();
        if (rows.isArray()) {
            rows.forEach(row -> list.add(row(row)));
        } else if (d.isObject() && !d.isEmpty()) {
            list.add(row(d));
        }
        String next = d.path("__next").asText();
        String count = d.path("__count").asText();
        return new Page(list, next.isEmpty() ? null : next, count.matches("\\d{1,12}") ? Long.valueOf(count) : null);
    }

    static boolean isAnswer(JsonNode answer) {
        return answer.path("d").isContainerNode();
    }

    private static ODataRow row(JsonNode row) {
        String etag = row.path("__metadata").path("etag").asText();
        return new ODataRow(values(row), etag.isEmpty() ? null : etag);
    }

    private static Map<String, @Nullable Object> values(JsonNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.properties().forEach(field -> {
            if (!field.getKey().equals("__metadata") && !field.getValue().has("__deferred")) {
                values.put(field.getKey(), value(field.getValue()));
            }
        });
        return values;
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isTextual()) {
            Matcher date = DATE.matcher(value.asText());
            // Edm.DateTime has no zone: what is written is the day in UTC, wherever the server stands.
            return date.matches() ? day(Long.parseLong(date.group(1))) : value.asText();
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNull()) {
            return null;
        }
        JsonNode list = value.isArray() ? value : value.path("results");
        if (!list.isArray()) {
            return values(value);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        list.forEach(row -> rows.add(values(row)));
        return rows;
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /** Values to be written: days as milliseconds, decimals as texts, as the format wants them. */
    static String written(Map<String, Object> values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        values.forEach((field, value) -> shown.put(field, written(value)));
        try {
            return MAPPER.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value for JSON", e);
        }
    }

    private static Object written(Object value) {
        if (value instanceof LocalDate day) {
            return "/Date(" + day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + ")/";
        }
        return value instanceof java.math.BigDecimal number ? number.toPlainString() : value;
    }
}
