package org.dunning.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlOutline;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** Says where a property was set, as a user would look for it. */
final class SettingOrigins {

    private final Path config;
    private final Map<Path, YamlOutline> outlines = new HashMap<>();

    SettingOrigins(Path config) {
        this.config = config;
    }

    /** A problem with a property's value. */
    Problem atValue(ConfigurationProperty property, String message) {
        return at(property, null, message);
    }

    /** A problem with a part of a property's name; the parts up to {@code depth} are good. */
    Problem atKey(ConfigurationProperty property, int depth, String message) {
        return at(property, property.getName().chop(depth + 1), message);
    }

    /** A problem with something that was not set, told where it belongs. */
    Problem inFile(ConfigurationPropertyName name, String message) {
        Path file = config.resolve("application.yaml");
        var end = new Place(Integer.MAX_VALUE, 1);
        for (var parent = name; !parent.isEmpty(); parent = parent.getParent()) {
            Place place = keyPlace(file, end, parent);
            if (place != end) {
                return Problem.in(file, place, message);
            }
        }
        return Problem.in(file, null, message);
    }

    /** Where the value itself stands, without the property source around it. */
    static @Nullable Origin of(ConfigurationProperty property) {
        return property.getOrigin() instanceof PropertySourceOrigin source && source.getOrigin() != null
                ? source.getOrigin()
                : property.getOrigin();
    }

    private Problem at(ConfigurationProperty property, @Nullable ConfigurationPropertyName key, String message) {
        Origin origin = of(property);
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null && text.getResource() != null) {
            Path file = file(text.getResource());
            var value = new Place(
                    text.getLocation().getLine() + 1, text.getLocation().getColumn() + 1);
            return Problem.in(file, key == null ? value : keyPlace(file, value, key), message);
        }
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return new Problem("environment variable " + variable.getProperty(), 0, 0, message);
        }
        return new Problem("command line --" + property.getName(), 0, 0, message);
    }

    private Path file(Resource resource) {
        try {
            Path file = resource.getFile().toPath();
            Path home = config.toAbsolutePath().normalize();
            return file.startsWith(home) ? config.resolve(home.relativize(file)) : file;
        } catch (IOException e) {
            return Path.of(resource.getDescription());
        }
    }

    /** The key stands at or above its value, in the same document. */
    private Place keyPlace(Path file, Place value, ConfigurationPropertyName key) {
        String wanted = uniform(key);
        return outlines.computeIfAbsent(file, YamlOutline::of).documents().stream()
                .flatMap(places -> places.entrySet().stream())
                .filter(entry -> uniform(entry.getKey()).equals(wanted))
                .map(Map.Entry::getValue)
                .filter(place -> place.line() <= value.line())
                .reduce((first, second) -> first.line() > second.line() ? first : second)
                .orElse(value);
    }

    private static String uniform(ConfigurationPropertyName name) {
        var path = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            path.append('.').append(name.getElement(i, Form.UNIFORM));
        }
        return path.toString();
    }

    private static String uniform(String pointer) {
        return SettingRecords.uniform(pointer.replace('/', '.'));
    }
}
