package org.dunning.check;

import java.util.List;
import java.util.stream.Stream;
import org.dunning.configfile.InvalidFilesException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;

/** Says what went wrong in lines for a person, without a stack trace. */
final class PlainWords {

    private PlainWords() {}

    static List<String> of(Throwable problem) {
        return causes(problem)
                .map(PlainWords::known)
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of("This should not happen: " + innermost(problem)));
    }

    private static List<String> known(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
        if (cause instanceof InvalidFilesException files) {
            return files.problems().stream().map(Object::toString).toList();
        }
        if (cause instanceof ConfigDataException) {
            return List.of("The settings cannot be read: " + cause.getMessage());
        }
        return List.of();
    }

    /** The exception and its causes, the outermost first. */
    static Stream<Throwable> causes(Throwable problem) {
        return Stream.<@Nullable Throwable>iterate(problem, cause -> cause != null, PlainWords::causeOf);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable problem) {
        return problem == null || problem.getCause() == problem ? null : problem.getCause();
    }

    private static Throwable innermost(Throwable problem) {
        return causes(problem).reduce(problem, (outer, inner) -> inner);
    }
}
