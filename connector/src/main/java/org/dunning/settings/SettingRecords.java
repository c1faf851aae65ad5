package org.dunning.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The settings records of the connector: every record marked {@code @ConfigurationProperties}. */
final class SettingRecords {

    static final String ROOT = "dunning";

    private SettingRecords() {}

    /** @throws IllegalStateException when a settings type is no record, for then it cannot be checked */
    static List<Class<?>> find(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(basePackage).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), SettingRecords.class.getClassLoader()))
                .peek(type -> {
                    if (!type.isRecord()) {
                        throw new IllegalStateException(type + " is not a record");
                    }
                })
                .toList();
    }

    static String prefix(Class<?> type) {
        var properties = type.getAnnotation(ConfigurationProperties.class);
        return properties.prefix().isEmpty() ? properties.value() : properties.prefix();
    }

    /** What may stand below {@code dunning}, from all records together. */
    static SettingNode.Group tree(List<Class<?>> records) {
        var root = new SettingNode.Group();
        for (Class<?> type : records) {
            SettingNode.Group at = root;
            for (String step : prefix(type).split("\\.")) {
                at = groupIn(at, step);
            }
            addComponents(at, type);
        }
        return groupIn(root, ROOT);
    }

    private static SettingNode.Group groupIn(SettingNode.Group parent, String name) {
        var child = parent.children()
                .computeIfAbsent(uniform(name), key -> new SettingNode.Named(name, new SettingNode.Group(), true));
        if (child.node() instanceof SettingNode.Group group) {
            return group;
        }
        throw new IllegalStateException(name + " is both a value and a group of settings");
    }

    private static void addComponents(SettingNode.Group group, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            SettingNode node = node(component.getGenericType());
            var before = group.children().get(uniform(name));
            if (node instanceof SettingNode.Group more
                    && before != null
                    && before.node() instanceof SettingNode.Group there) {
                there.children().putAll(more.children());
                continue;
            }
            group.children().put(uniform(name), new SettingNode.Named(name, node, isRequired(component)));
        }
    }

    private static SettingNode node(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (Map.class.isAssignableFrom(raw)) {
                return new SettingNode.Chosen(node(last));
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return new SettingNode.Many(node(last));
            }
            return raw == Optional.class ? node(last) : new SettingNode.Value(raw);
        }
        Class<?> raw = (Class<?>) type;
        if (!raw.isRecord()) {
            return new SettingNode.Value(raw);
        }
        var group = new SettingNode.Group();
        addComponents(group, raw);
        return group;
    }

    private static boolean isRequired(RecordComponent component) {
        Class<?> raw = component.getType();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return false;
        }
        return raw.isRecord()
                || !raw.isPrimitive()
                        && !Optional.class.isAssignableFrom(raw)
                        && !Map.class.isAssignableFrom(raw)
                        && !Collection.class.isAssignableFrom(raw)
                        && parameterAnnotation(component, DefaultValue.class) == null;
    }

    private static String nameOf(RecordComponent component) {
        Name name = parameterAnnotation(component, Name.class);
        return name != null ? name.value() : kebab(component.getName());
    }

    /** Spring's annotations are on the constructor's parameter, not on the component. */
    private static <A extends Annotation> @Nullable A parameterAnnotation(RecordComponent component, Class<A> wanted) {
        RecordComponent[] components = component.getDeclaringRecord().getRecordComponents();
        Parameter[] parameters = canonicalConstructor(components).getParameters();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(component.getName())) {
                return parameters[i].getAnnotation(wanted);
            }
        }
        return null;
    }

    private static Constructor<?> canonicalConstructor(RecordComponent[] components) {
        try {
            return components[0]
                    .getDeclaringRecord()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    static String kebab(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
