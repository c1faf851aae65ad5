package org.dunning.configfile;

import java.util.Locale;

/** Names in files are kebab-case, as in Spring Boot: {@code daysFromDue} is written {@code days-from-due}. */
final class KebabCase {

    private KebabCase() {}

    static String of(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
