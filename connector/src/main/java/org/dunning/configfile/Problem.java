package org.dunning.configfile;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One thing wrong in a file the user wrote. Line and column count from 1; 0 when the place is not known. */
public record Problem(String file, int line, int column, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparing(Problem::line)
            .thenComparing(Problem::column)
            .thenComparing(Problem::message);

    public static Problem in(Path file, @Nullable Place place, String message) {
        return new Problem(
                file.toString(), place == null ? 0 : place.line(), place == null ? 0 : place.column(), message);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (line == 0 ? file : file + ":" + line + ":" + column) + " " + message;
    }
}
