package org.dunning.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunning.configfile.Problem;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the check of the settings found. */
public final class SettingsReport {

    private final ConfigurableEnvironment environment;
    private final SettingValues values;
    private final List<Problem> problems;

    SettingsReport(ConfigurableEnvironment environment, SettingValues values, List<Problem> problems) {
        this.environment = environment;
        this.values = values;
        this.problems = problems.stream().distinct().sorted().toList();
    }

    /** The settings as Spring Boot sees them. */
    public ConfigurableEnvironment environment() {
        return environment;
    }

    /** What must be put right. */
    public List<Problem> problems() {
        return problems;
    }

    /** Secrets and other variables that are referred to and not set in this environment. */
    public List<Problem> unset() {
        return values.unset().stream().distinct().sorted().toList();
    }

    /** A list setting; empty when it is not set, or cannot be read, which is among the problems. */
    public <T> List<T> list(String property, Class<T> element) {
        try {
            return Binder.get(environment)
                    .bind(property, Bindable.listOf(element))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** One value of each group below a property, such as {@code procedure} of each company, by the group's name. */
    public Map<String, String> each(String property, String key, String usual) {
        var each = new TreeMap<String, String>();
        Binder.get(environment)
                .bind(property, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet()
                .forEach(name -> each.put(
                        name, String.valueOf(environment.getProperty(property + "." + name + "." + key, usual))));
        return each;
    }

    /** A problem with a setting's value, found by somebody who knows more of it. */
    public Problem problem(String property, String message) {
        return values.problem(property, message);
    }
}
