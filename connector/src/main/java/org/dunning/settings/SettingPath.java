package org.dunning.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunning.configfile.Suggestion;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Follows a property's name through what may stand below {@code dunning}. */
final class SettingPath {

    /** Where a name leads. */
    sealed interface End {

        record Known(Class<?> type) implements End {}

        /** @param depth how many parts of the name are good, the unknown one not counted */
        record Unknown(int depth, String message) implements End {}
    }

    private final SettingNode.Group root;

    SettingPath(SettingNode.Group root) {
        this.root = root;
    }

    /** @param name starting with {@code dunning} */
    End follow(ConfigurationPropertyName name) {
        SettingNode at = root;
        int depth = 1;
        while (depth < name.getNumberOfElements() && !(at instanceof SettingNode.Value)) {
            Optional<SettingNode> next = step(at, name, depth);
            if (next.isEmpty()) {
                return new End.Unknown(depth, "unknown key '" + shown(name, depth) + "'" + suggestion(at, name, depth));
            }
            at = next.get();
            depth++;
        }
        return end(at, name, depth);
    }

    private static End end(SettingNode at, ConfigurationPropertyName name, int depth) {
        if (at instanceof SettingNode.Value value) {
            return depth == name.getNumberOfElements()
                    ? new End.Known(value.type())
                    : new End.Unknown(depth, "'" + shown(name, depth - 1) + "' is one value and has no keys below it");
        }
        // A list may be written as one value with commas; an empty group is harmless to Spring and a mistake here.
        return at instanceof SettingNode.Many many && many.each() instanceof SettingNode.Value value
                ? new End.Known(List.class)
                : new End.Unknown(depth - 1, "'" + shown(name, depth - 1) + "' needs keys and values below it");
    }

    private static Optional<SettingNode> step(SettingNode at, ConfigurationPropertyName name, int depth) {
        if (at instanceof SettingNode.Group group) {
            return Optional.ofNullable(group.children().get(name.getElement(depth, Form.UNIFORM)))
                    .map(SettingNode.Named::node);
        }
        if (at instanceof SettingNode.Chosen chosen) {
            return Optional.of(chosen.each());
        }
        return at instanceof SettingNode.Many many && name.isNumericIndex(depth)
                ? Optional.of(many.each())
                : Optional.empty();
    }

    /** The name as it can only have been meant, for an environment variable such as DUNNING_MAIL_REPLY_TO. */
    Optional<ConfigurationPropertyName> fromEnvironment(String variable) {
        List<String> parts = List.of(variable.toLowerCase(Locale.ROOT).split("_"));
        return join(root, parts.subList(1, parts.size()))
                .map(names -> ConfigurationPropertyName.of(SettingRecords.ROOT + "." + String.join(".", names)));
    }

    private static Optional<List<String>> join(SettingNode at, List<String> parts) {
        if (parts.isEmpty()) {
            return at instanceof SettingNode.Group ? Optional.empty() : Optional.of(List.of());
        }
        for (int taken = 1; taken <= parts.size() && !(at instanceof SettingNode.Value); taken++) {
            String name = String.join("", parts.subList(0, taken));
            Optional<SettingNode> next = step(at, ConfigurationPropertyName.adapt("x." + name, '.'), 1);
            List<String> rest = parts.subList(taken, parts.size());
            Optional<List<String>> below = next.flatMap(node -> join(node, rest));
            if (below.isPresent()) {
                var all = new ArrayList<>(List.of(name));
                all.addAll(below.get());
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    private static String suggestion(SettingNode at, ConfigurationPropertyName name, int depth) {
        if (!(at instanceof SettingNode.Group group)) {
            return "; a list is expected here";
        }
        List<String> known = group.children().values().stream()
                .map(SettingNode.Named::name)
                .sorted()
                .toList();
        return Suggestion.among(known, shown(name, depth));
    }

    private static String shown(ConfigurationPropertyName name, int depth) {
        return name.getElement(depth, Form.ORIGINAL);
    }
}
