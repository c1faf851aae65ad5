package org.dunning.settings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.configfile.Problem;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** The values of our properties: do they fit their types, and do the records' constraints hold? */
final class SettingValues {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)");
    private static final Pattern NAMED = Pattern.compile(SettingRecords.ROOT + "(\\.[a-z0-9-]+)+");
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private final ConfigurableEnvironment environment;
    private final SettingOrigins origins;
    private final Iterable<ConfigurationPropertySource> sources;
    private final Binder binder;

    SettingValues(ConfigurableEnvironment environment, SettingOrigins origins) {
        this.environment = environment;
        this.origins = origins;
        sources = ConfigurationPropertySources.get(environment);
        // An unset ${SECRET} stays as it is written: whether that is a problem depends on the verb.
        binder = new Binder(
                sources, value -> value instanceof String text ? environment.resolvePlaceholders(text) : value);
    }

    /** Each value by itself, so that one wrong value does not hide the next. */
    List<Problem> wrongTypes(Map<ConfigurationPropertyName, Class<?>> known, BadNames bad) {
        var problems = new ArrayList<Problem>();
        known.forEach((name, type) -> find(name)
                .filter(property -> unresolved(property).isEmpty())
                .ifPresent(property -> {
                    try {
                        binder.bind(name, Bindable.of(type));
                    } catch (BindException e) {
                        problems.add(origins.atValue(property, WrongType.inWords(property, type, resolved(property))));
                        bad.add(name);
                    }
                }));
        return problems;
    }

    /** What the record as a whole refuses. */
    List<Problem> violations(Class<?> type, List<ConfigurationPropertyName> missing) {
        String prefix = SettingRecords.prefix(type);
        try {
            Object bound = binder.bindOrCreate(prefix, Bindable.of(type));
            return VALIDATOR.validate(bound).stream()
                    .filter(violation -> !missing.contains(name(prefix, violation)))
                    .map(violation -> problem(name(prefix, violation), violation.getMessage()))
                    .toList();
        } catch (BindException e) {
            // An unset secret of another type than text is told as unset.
            return unset().isEmpty() ? List.of(refusal(prefix, rootMessage(e))) : List.of();
        }
    }

    /** Variables that settings refer to and nobody has set. */
    List<Problem> unset() {
        Set<Problem> unset = new LinkedHashSet<>();
        for (ConfigurationPropertySource source : sources) {
            if (source
                    instanceof
                    org.springframework.boot.context.properties.source.IterableConfigurationPropertySource all) {
                all.stream().forEach(name -> find(name).ifPresent(property -> unresolved(property)
                        .ifPresent(variable -> unset.add(
                                origins.atValue(property, variable + " is not set; " + name + " needs it")))));
            }
        }
        return List.copyOf(unset);
    }

    /** A record refuses its values together; it may name the one that it means. */
    private Problem refusal(String prefix, String message) {
        Matcher named = NAMED.matcher(message);
        if (named.lookingAt() && find(name(named.group())).isPresent()) {
            return origins.atValue(find(name(named.group())).get(), message);
        }
        return origins.inFile(name(prefix), message.startsWith(prefix) ? message : prefix + ": " + message);
    }

    Problem problem(String property, String message) {
        return problem(name(property), message);
    }

    private Problem problem(ConfigurationPropertyName name, String message) {
        return find(name)
                .map(property -> origins.atValue(property, "'" + name.getLastElement(Form.ORIGINAL) + "' " + message))
                .orElseGet(() -> origins.inFile(name, "'" + name + "' " + message));
    }

    private static ConfigurationPropertyName name(String prefix, ConstraintViolation<?> violation) {
        String path = SettingRecords.kebab(violation.getPropertyPath().toString())
                .replace(".<map value>", "")
                .replaceAll("\\[([^\\]]*[^\\]\\d][^\\]]*)\\]", ".$1");
        return name(path.isEmpty() ? prefix : prefix + "." + path);
    }

    private static ConfigurationPropertyName name(String text) {
        return ConfigurationPropertyName.adapt(text, '.');
    }

    private Optional<ConfigurationProperty> find(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    private Object resolved(ConfigurationProperty property) {
        return property.getValue() instanceof String text ? environment.resolvePlaceholders(text) : property.getValue();
    }

    private Optional<String> unresolved(ConfigurationProperty property) {
        Matcher matcher = PLACEHOLDER.matcher(resolved(property).toString());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String rootMessage(Throwable problem) {
        return problem.getCause() == null ? String.valueOf(problem.getMessage()) : rootMessage(problem.getCause());
    }
}
