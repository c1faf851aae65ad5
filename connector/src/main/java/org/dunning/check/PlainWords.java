package org.dunning.check;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dunning.configfile.InvalidFilesException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.web.server.PortInUseException;

/** Says what went wrong in lines for a person, without a stack trace and without a secret. */
final class PlainWords {

    private static final Logger LOG = LoggerFactory.getLogger(PlainWords.class);

    private PlainWords() {}

    static List<String> of(Throwable problem) {
        LOG.debug("refused", problem);
        Optional<List<String>> ours = causes(problem).flatMap(PlainWords::ours).findFirst();
        return ours.orElseGet(() -> List.of(causes(problem)
                .flatMap(PlainWords::foreign)
                // The innermost knows the reason best: an unknown host behind a failed connection.
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> unexpected(problem))));
    }

    /** The exception and its causes, the outermost first. */
    static Stream<Throwable> causes(Throwable problem) {
        return Stream.<@Nullable Throwable>iterate(problem, cause -> cause != null, PlainWords::causeOf);
    }

    private static Stream<List<String>> ours(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return Stream.of(List.of(message(refused)));
        }
        return cause instanceof InvalidFilesException files
                ? Stream.of(files.problems().stream().map(Object::toString).toList())
                : Stream.empty();
    }

    private static Stream<String> foreign(Throwable cause) {
        if (cause instanceof SQLException database) {
            return Stream.of(DatabaseWords.of(database));
        }
        if (cause instanceof UnknownHostException) {
            return Stream.of("unknown host '" + cause.getMessage() + "'; is its name right, and is there a network?");
        }
        if (cause instanceof ConnectException) {
            return Stream.of("no connection: " + firstLine(cause) + "; is it running, and are host and port right?");
        }
        if (cause instanceof PortInUseException port) {
            return Stream.of(
                    "port " + port.getPort()
                            + " is in use, perhaps by another serve; choose another with --server.port or --management.server.port");
        }
        if (cause instanceof ConfigDataException) {
            return Stream.of("the settings cannot be read: " + firstLine(cause));
        }
        if (cause instanceof FlywayException) {
            return Stream.of("the ledger's tables cannot be brought up to date: " + firstLine(cause));
        }
        return saidByUs(cause) ? Stream.of(message(cause)) : Stream.empty();
    }

    /** Our own code refuses with a sentence; a library's exception of the same type says little to a user. */
    private static boolean saidByUs(Throwable cause) {
        boolean sentence = cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || cause instanceof UncheckedIOException;
        StackTraceElement[] stack = cause.getStackTrace();
        return sentence
                && stack.length > 0
                && stack[0].getClassName().startsWith("org.dunning.")
                && cause.getMessage() != null;
    }

    private static String unexpected(Throwable problem) {
        Throwable innermost = causes(problem).reduce(problem, (outer, inner) -> inner);
        return "this should not happen: " + innermost.getClass().getSimpleName() + ": " + firstLine(innermost)
                + " (--logging.level.org.dunning=debug shows where)";
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    static String firstLine(Throwable cause) {
        return message(cause).lines().findFirst().orElse("");
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable problem) {
        return problem == null || problem.getCause() == problem ? null : problem.getCause();
    }
}
