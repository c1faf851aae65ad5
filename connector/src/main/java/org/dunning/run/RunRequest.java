package org.dunning.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a run of every company ({@code direct:dunning-run}).
 *
 * @param on another business date than today's: a look-ahead, which sends nothing and leaves the ledger as it is
 * @param proposeOnly send nothing even where the configuration allows it
 * @param actor who asked: a person, or the schedule
 */
public record RunRequest(@Nullable LocalDate on, boolean proposeOnly, String actor) {

    public static RunRequest run(String actor) {
        return new RunRequest(null, false, actor);
    }

    public static RunRequest propose(String actor) {
        return new RunRequest(null, true, actor);
    }

    public static RunRequest lookAhead(LocalDate on, String actor) {
        return new RunRequest(on, true, actor);
    }

    boolean isLookAhead() {
        return on != null;
    }
}
