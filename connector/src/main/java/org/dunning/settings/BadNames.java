package org.dunning.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Names already told to be wrong; they explain what seems to be missing beside them. */
final class BadNames {

    private final List<ConfigurationPropertyName> names;

    BadNames(List<ConfigurationPropertyName> names) {
        this.names = new ArrayList<>(names);
    }

    void add(ConfigurationPropertyName name) {
        names.add(name);
    }

    boolean directlyIn(ConfigurationPropertyName group) {
        return names.stream().anyMatch(group::isParentOf);
    }

    /** Whether checking this record as a whole would only repeat what was told. */
    boolean spoil(Class<?> type) {
        var prefix = ConfigurationPropertyName.of(SettingRecords.prefix(type));
        return directlyIn(prefix)
                || Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> prefix.append(SettingRecords.kebab(name)))
                        .anyMatch(component -> names.stream().anyMatch(name -> isAtOrBelow(component, name)));
    }

    private static boolean isAtOrBelow(ConfigurationPropertyName component, ConfigurationPropertyName name) {
        return component.equals(name) || component.isAncestorOf(name);
    }
}
