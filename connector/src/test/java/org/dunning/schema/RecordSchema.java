package org.dunning.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON schema (draft 7) of a record as {@code configfile} reads it: kebab-case, no extra keys, the rest required. */
final class RecordSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            BigDecimal.class, "number");

    private RecordSchema() {}

    static ObjectNode of(String title, Type type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", title);
        schema.setAll(schema(type));
        return schema;
    }

    private static ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            boolean list = generic.getRawType() == List.class;
            return typed(list ? "array" : "object").set(list ? "items" : "additionalProperties", schema(element));
        }
        Class<?> target = (Class<?>) type;
        if (target.isEnum()) {
            ObjectNode schema = JSON.objectNode();
            var values = schema.putArray("enum");
            Arrays.stream(target.getEnumConstants()).forEach(one -> values.add(kebab(((Enum<?>) one).name())));
            return schema;
        }
        if (target.isRecord()) {
            return record(target);
        }
        return target == JsonNode.class ? JSON.objectNode() : typed(PLAIN.getOrDefault(target, "string"));
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = typed("object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        var required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            properties.set(name, constrained(schema(component.getGenericType()), component));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        boolean alsoOneWord = Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
        if (!alsoOneWord) {
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(typed("string")).add(schema);
        return either;
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? kebab(component.getName()) : given.value();
    }

    private static ObjectNode constrained(ObjectNode schema, RecordComponent component) {
        AnnotatedElement at = component.getAccessor();
        if (at.getAnnotation(Min.class) != null) {
            schema.put("minimum", at.getAnnotation(Min.class).value());
        }
        if (at.getAnnotation(Max.class) != null) {
            schema.put("maximum", at.getAnnotation(Max.class).value());
        }
        if (at.getAnnotation(Pattern.class) != null) {
            schema.put("pattern", "^(" + at.getAnnotation(Pattern.class).regexp() + ")$");
        }
        if (at.getAnnotation(NotBlank.class) != null) {
            schema.put("minLength", 1);
        }
        if (at.getAnnotation(NotEmpty.class) != null) {
            schema.put(schema.path("type").asText().equals("array") ? "minItems" : "minProperties", 1);
        }
        return schema;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
