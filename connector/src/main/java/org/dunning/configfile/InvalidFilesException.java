package org.dunning.configfile;

import java.util.List;
import java.util.stream.Collectors;

/** Files the user wrote cannot be used; carries every problem found, not just the first. */
public final class InvalidFilesException extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidFilesException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = problems.stream().sorted().distinct().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
