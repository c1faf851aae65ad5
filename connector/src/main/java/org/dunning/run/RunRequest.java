package org.dunning.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a run of every company ({@code direct:dunning-run}).
 *
 * @param on another business date than today's: a look-ahead, which sends nothing and leaves the ledger as it is
 * @param proposeOnly send nothing even where the configuration allows it
 * @param actor who asked: a person, or the schedule
 * @param from the first day of a look-ahead that tells day by day; null for one that sees only its last day
 * @param compareWith a procedure to compare with; null for none
 */
public record RunRequest(
        @Nullable LocalDate on,
        boolean proposeOnly,
        String actor,
        @Nullable LocalDate from,
        @Nullable String compareWith) {

    public static RunRequest run(String actor) {
        return new RunRequest(null, false, actor, null, null);
    }

    public static RunRequest propose(String actor) {
        return new RunRequest(null, true, actor, null, null);
    }

    public static RunRequest lookAhead(LocalDate on, String actor) {
        return new RunRequest(on, true, actor, null, null);
    }

    /** A look-ahead that also tells what would leave on each day until then, and what another procedure would change. */
    public static RunRequest outlook(LocalDate from, LocalDate on, @Nullable String compareWith, String actor) {
        return new RunRequest(on, true, actor, from, compareWith);
    }

    boolean isLookAhead() {
        return on != null;
    }
}
