package org.dunning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;

/** Everything a check found: problems to put right, and notes. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unset = new ArrayList<>();
    private final List<Problem> missing = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();

    void problem(Problem problem) {
        problems.add(problem);
    }

    void note(Problem note) {
        notes.add(note);
    }

    /** A secret or another variable that is not set: a note in a check, a problem when something connects. */
    void unset(Problem variable) {
        unset.add(variable);
    }

    /** Something that time has made incomplete: a problem in a check, while a run goes on without what depends on it. */
    void missing(Problem problem) {
        missing.add(problem);
    }

    /** What was looked at, in words, for the closing line. */
    void checked(String what) {
        checked.add(what);
    }

    /** One part of the check; files it cannot read are problems and the other parts go on. */
    void add(Supplier<List<Problem>> part) {
        try {
            problems.addAll(part.get());
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
        }
    }

    List<Problem> problems() {
        return sorted(Stream.concat(problems.stream(), missing.stream()));
    }

    /** Problems for a verb that connects. */
    List<Problem> problemsBeforeConnecting() {
        return sorted(Stream.concat(problems.stream(), unset.stream()));
    }

    List<Problem> notes() {
        return sorted(Stream.of(notes, unset, missing).flatMap(List::stream));
    }

    List<String> checked() {
        return List.copyOf(checked);
    }

    private static List<Problem> sorted(Stream<Problem> problems) {
        return problems.distinct().sorted().toList();
    }
}
