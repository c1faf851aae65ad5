package org.dunning.notice;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code mappings/notices}, by its name {@code <template>.<language>.txt} or {@code .html}. */
record TemplateFile(Path file, String template, Locale language, String part) {

    private static final Pattern NAME =
            Pattern.compile("([a-z][a-z0-9-]*)\\.([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)\\.(txt|html)");

    static Optional<TemplateFile> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(
                        new TemplateFile(file, name.group(1), Locale.forLanguageTag(name.group(2)), name.group(3)))
                : Optional.empty();
    }
}
