package org.dunning.check;

import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Checks, starts the application without its web, does one thing and stops it. */
final class Session {

    private final Invocation invocation;
    private final Workplace workplace;

    Session(DunningCommand command) {
        invocation = command.invocation();
        workplace = command.workplace();
    }

    /** @throws org.dunning.configfile.InvalidFilesException before anything connects, with every problem */
    <T> T with(Function<ApplicationContext, T> task) {
        new OfflineCheck(invocation, workplace).refuseProblems();
        try (ConfigurableApplicationContext context = SpringStart.start(invocation, workplace, false)) {
            return task.apply(context);
        }
    }

    Invocation invocation() {
        return invocation;
    }

    Workplace workplace() {
        return workplace;
    }
}
