package org.dunning.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.settings.SettingPath.End;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The names of all properties that were set: which are ours, and which nobody knows. */
final class SettingNames {

    /** What may stand at the top of a configuration file: ours, and the libraries' that an administrator may tune. */
    private static final List<String> ROOTS =
            List.of(SettingRecords.ROOT, "spring", "server", "management", "logging", "camel", "hawtio");

    private final SettingPath path;
    private final SettingOrigins origins;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ConfigurationPropertyName> unknown = new ArrayList<>();
    private final Map<ConfigurationPropertyName, Class<?>> known = new LinkedHashMap<>();

    SettingNames(ConfigurableEnvironment environment, SettingPath path, SettingOrigins origins) {
        this.path = path;
        this.origins = origins;
        ConfigurationPropertySources.get(environment).forEach(this::read);
    }

    List<Problem> problems() {
        return problems;
    }

    /** Our properties that nobody knows, as far as their names are good and one part more. */
    List<ConfigurationPropertyName> unknown() {
        return unknown;
    }

    /** Our properties that were set, with the type they need. */
    Map<ConfigurationPropertyName, Class<?>> known() {
        return known;
    }

    private void read(ConfigurationPropertySource source) {
        if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource environment) {
            Stream.of(environment.getPropertyNames())
                    .filter(variable -> variable.startsWith("DUNNING_"))
                    .forEach(variable -> readVariable(variable));
            return;
        }
        if (source instanceof IterableConfigurationPropertySource all) {
            all.stream().forEach(name -> read(source, name));
        }
    }

    private void readVariable(String variable) {
        path.fromEnvironment(variable)
                .ifPresentOrElse(
                        this::learn,
                        () -> problems.add(new Problem(
                                "environment variable " + variable, 0, 0, "is no setting of ours" + meant(variable))));
    }

    private String meant(String variable) {
        var name = ConfigurationPropertyName.adapt(variable.toLowerCase(Locale.ROOT), '_');
        return path.follow(name) instanceof End.Unknown unknown ? ": " + unknown.message() : "";
    }

    private void read(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        if (property == null || isOurOwn(property)) {
            return;
        }
        String root = name.getElement(0, Form.UNIFORM);
        if (!root.equals(SettingRecords.ROOT)) {
            if (SettingOrigins.of(property) instanceof TextResourceOrigin && !ROOTS.contains(root)) {
                problems.add(origins.atKey(
                        property,
                        0,
                        "unknown key '" + name.getElement(0, Form.ORIGINAL) + "'" + Suggestion.among(ROOTS, root)));
            }
            return;
        }
        if (path.follow(name) instanceof End.Unknown end) {
            problems.add(origins.atKey(property, end.depth(), end.message()));
            unknown.add(name.chop(end.depth() + 1));
            return;
        }
        learn(name);
    }

    private void learn(ConfigurationPropertyName name) {
        if (path.follow(name) instanceof End.Known end) {
            known.put(name, end.type());
        }
    }

    /** From the jar's own application.yaml. */
    private static boolean isOurOwn(ConfigurationProperty property) {
        return SettingOrigins.of(property) instanceof TextResourceOrigin text
                && text.getResource() != null
                && text.getResource().getDescription().startsWith("class path resource");
    }
}
