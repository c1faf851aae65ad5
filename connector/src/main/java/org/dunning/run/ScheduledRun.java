package org.dunning.run;

import org.springframework.stereotype.Component;

/** What the schedule asks for. */
@Component
public class ScheduledRun {

    /** A run by configuration: it proposes, and sends only where the configuration allows it. */
    public RunRequest request() {
        return RunRequest.run("schedule");
    }
}
