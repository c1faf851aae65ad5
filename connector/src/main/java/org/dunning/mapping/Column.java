package org.dunning.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one of our fields from a record, by its rule. */
final class Column {

    private static final Object ABSENT = new Object();

    private final Field field;
    private final FieldRule rule;
    private final String[] path;

    Column(Field field, FieldRule rule) {
        this.field = field;
        this.rule = rule;
        this.path = rule.from() == null ? new String[0] : rule.from().split("\\.");
    }

    Field field() {
        return field;
    }

    boolean negate() {
        return Boolean.TRUE.equals(rule.negate());
    }

    /** The record lacks the column altogether, and nothing says what to use instead. */
    boolean isMissingIn(Map<String, Object> record) {
        return path.length > 0 && rule.defaultValue() == null && label(record, path[0]) == null;
    }

    /** The value, or the rule's default; null when there is neither. */
    @Nullable
    Object read(Map<String, Object> record) {
        Object value = path.length == 0 ? null : walk(record);
        if (value != null && !rule.values().isEmpty()) {
            String theirs = Text.of(value, field);
            value = rule.values().getOrDefault(theirs, theirs);
        }
        return value == null || value instanceof String text && text.isBlank() ? rule.defaultValue() : value;
    }

    private @Nullable Object walk(Map<String, Object> record) {
        Object value = valueOf(record, path[0]);
        for (int i = 1; i < path.length && value != null; i++) {
            value = step(value, path[i]);
        }
        return value;
    }

    private static @Nullable Object step(Object value, String name) {
        if (value instanceof Map<?, ?> nested) {
            return valueOf(nested, name);
        }
        boolean index = name.length() < 4 && name.chars().allMatch(Character::isDigit);
        if (value instanceof List<?> list && index && Integer.parseInt(name) < list.size()) {
            return list.get(Integer.parseInt(name));
        }
        return null;
    }

    // Spring's rows find a label in any case themselves, so the search below is for other maps.
    private static @Nullable Object valueOf(Map<?, ?> record, String name) {
        Object value = ((Map<?, Object>) record).getOrDefault(name, ABSENT);
        if (value != ABSENT) {
            return value;
        }
        Object label = label(record, name);
        return label == null ? null : record.get(label);
    }

    private static @Nullable Object label(Map<?, ?> record, String name) {
        if (record.containsKey(name)) {
            return name;
        }
        for (Object label : record.keySet()) {
            if (name.equalsIgnoreCase(String.valueOf(label))) {
                return label;
            }
        }
        return null;
    }
}
