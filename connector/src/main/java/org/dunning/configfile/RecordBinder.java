package org.dunning.configfile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a tree into records, lists and maps; what does not fit is told with its pointer, and the rest goes on. */
final class RecordBinder {

    /** Receives a problem and the JSON pointer of the key it is at. */
    interface Problems {
        void add(String pointer, String message);
    }

    private static final ObjectMapper LEAVES =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            boolean.class, "true or false",
            Boolean.class, "true or false",
            BigDecimal.class, "a number",
            LocalDate.class, "a date such as 2026-03-31",
            LocalTime.class, "a time of day such as 08:00",
            String.class, "a text");

    private final Problems problems;

    RecordBinder(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Object bind(JsonNode node, Type type, String pointer) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return bindList(node, generic.getActualTypeArguments()[0], pointer);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return bindMap(node, generic.getActualTypeArguments()[1], pointer);
        }
        Class<?> target = (Class<?>) type;
        if (target == JsonNode.class) {
            return node;
        }
        if (target.isRecord()) {
            return node.isValueNode() ? fromScalar(node, target, pointer) : bindRecord(node, target, pointer);
        }
        return target.isEnum() ? bindEnum(node, target, pointer) : bindLeaf(node, target, pointer);
    }

    private @Nullable Object bindRecord(JsonNode node, Class<?> target, String pointer) {
        if (!node.isObject()) {
            return refuse(pointer, "expected keys and values here");
        }
        RecordComponent[] components = target.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordBinder::nameInFile).toList();
        List<String> unknown = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(name);
            }
        });
        unknown.forEach(name ->
                problems.add(pointer + "/" + name, "unknown key '" + name + "'" + Suggestion.among(known, name)));

        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            String name = known.get(i);
            JsonNode value = node.get(name);
            if (value == null || value.isNull()) {
                if (isRequired(components[i])) {
                    complete = false;
                    // A misspelt key explains the missing one.
                    if (unknown.isEmpty()) {
                        problems.add(pointer, "missing key '" + name + "'");
                    }
                }
                continue;
            }
            values[i] = bind(value, components[i].getGenericType(), pointer + "/" + name);
            complete &= values[i] != null;
        }
        return complete && unknown.isEmpty() ? construct(target, components, values, pointer) : null;
    }

    private @Nullable Object construct(
            Class<?> target, RecordComponent[] components, @Nullable Object[] values, String pointer) {
        try {
            var constructor = target.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return refuse(pointer, String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + target, e);
        }
    }

    /** A record may be written as one word when it has a factory for it, marked {@code @JsonCreator}. */
    private @Nullable Object fromScalar(JsonNode node, Class<?> target, String pointer) {
        Optional<Method> factory = Arrays.stream(target.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .findFirst();
        if (factory.isEmpty()) {
            return refuse(pointer, "expected keys and values here, found '" + node.asText() + "'");
        }
        try {
            factory.get().setAccessible(true);
            return factory.get().invoke(null, node.asText());
        } catch (InvocationTargetException e) {
            return refuse(pointer, String.valueOf(e.getTargetException().getMessage()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + factory.get(), e);
        }
    }

    private @Nullable Object bindList(JsonNode node, Type element, String pointer) {
        if (!node.isArray()) {
            return refuse(pointer, "expected a list (lines starting with '-')");
        }
        List<Object> list = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < node.size(); i++) {
            Object value = bind(node.get(i), element, pointer + "/" + i);
            complete &= value != null;
            if (value != null) {
                list.add(value);
            }
        }
        return complete ? list : null;
    }

    private @Nullable Object bindMap(JsonNode node, Type valueType, String pointer) {
        if (!node.isObject()) {
            return refuse(pointer, "expected keys and values here");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Object value = bind(entry.getValue(), valueType, pointer + "/" + entry.getKey());
            complete &= value != null;
            if (value != null) {
                map.put(entry.getKey(), value);
            }
        }
        return complete ? map : null;
    }

    private @Nullable Object bindEnum(JsonNode node, Class<?> target, String pointer) {
        Map<String, Object> byName = Arrays.stream(target.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> KebabCase.ofConstant((Enum<?>) constant),
                        constant -> constant,
                        (a, b) -> a,
                        LinkedHashMap::new));
        Object constant = byName.get(node.asText());
        return constant != null
                ? constant
                : refuse(
                        pointer,
                        "unknown value '" + node.asText() + "'" + Suggestion.among(byName.keySet(), node.asText()));
    }

    private @Nullable Object bindLeaf(JsonNode node, Class<?> target, String pointer) {
        if (node.isValueNode()) {
            try {
                return LEAVES.convertValue(target == String.class ? node.asText() : node, LEAVES.constructType(target));
            } catch (IllegalArgumentException e) {
                // told below in the user's words
            }
        }
        String expected = EXPECTED.getOrDefault(
                target, "a " + KebabCase.of(target.getSimpleName()).replace('-', ' '));
        return refuse(pointer, "expected " + expected + (node.isValueNode() ? ", found '" + node.asText() + "'" : ""));
    }

    private @Nullable Object refuse(String pointer, String message) {
        problems.add(pointer, message);
        return null;
    }

    /** {@code @JsonProperty} gives the name where it is a word of Java, such as {@code default}. */
    private static String nameInFile(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? KebabCase.of(component.getName()) : named.value();
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
