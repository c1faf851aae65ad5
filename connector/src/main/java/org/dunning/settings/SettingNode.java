package org.dunning.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** What may stand at a place below {@code dunning}. Names are uniform: lower case, without hyphens. */
sealed interface SettingNode {

    /** Fixed names. */
    record Group(Map<String, Named> children) implements SettingNode {

        Group() {
            this(new LinkedHashMap<>());
        }
    }

    /** Names the user chooses, such as the ids of companies. */
    record Chosen(SettingNode each) implements SettingNode {}

    /** Values in order. */
    record Many(SettingNode each) implements SettingNode {}

    /** One value. */
    record Value(Class<?> type) implements SettingNode {}

    /**
     * A child under its name as it is written in a file.
     *
     * @param required always there: a value without a default, or a group that is no {@code @Nullable} record
     */
    record Named(String name, SettingNode node, boolean required) {}
}
