package org.dunning.run;

import java.util.Date;
import org.apache.camel.Header;
import org.dunning.ledger.Runs;
import org.dunning.mapping.ItemMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the schedule asks for. Processes on one ledger share a schedule: the first one runs, the others leave it out. */
@Component
public class ScheduledRun {

    private final String source;
    private final Runs runs;

    ScheduledRun(ItemMapper mapper, Runs runs) {
        this.source = mapper.source();
        this.runs = runs;
    }

    /**
     * A run by configuration: it proposes, and sends only where the configuration allows it. Null when there is one of this
     * hour already; each process starts its own by its own clock, so that clocks that differ change nothing.
     *
     * @param due the hour of the schedule
     */
    public @Nullable RunRequest request(@Header("scheduledFireTime") Date due) {
        return runs.anyStartedSince(source, due.toInstant()) ? null : RunRequest.run("schedule");
    }
}
