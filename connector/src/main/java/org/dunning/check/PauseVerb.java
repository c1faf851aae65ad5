package org.dunning.check;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.dunning.ledger.SendingPauses.Scope;
import org.dunning.outbox.SendingSwitch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A named person stops sending, or lets it go on. */
abstract sealed class PauseVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides; kept with the pause.")
    private String by = "";

    @Option(names = "--company", paramLabel = "ID", description = "Only this company's notices. Default: all.")
    private @Nullable String company;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "Only this channel, such as mail or letter. Default: all.")
    private @Nullable String channel;

    PauseVerb(DunningCommand command) {
        this.command = command;
    }

    abstract String decide(SendingSwitch sending, Scope scope, String by);

    @Override
    public Integer call() {
        if (by.isBlank()) {
            throw new RefusedException("--by needs the name of a person");
        }
        return new Session(command).with(context -> {
            command.invocation()
                    .out()
                    .println(decide(context.getBean(SendingSwitch.class), new Scope(company, channel), by));
            return DunningCommand.COMPLETED;
        });
    }

    /** No notice leaves any more. */
    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stops sending, at once and until it is resumed or the last day has passed.")
    static final class Pause extends PauseVerb {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept with the pause.")
        private String reason = "";

        @Option(names = "--until", paramLabel = "DATE", description = "The last day of the pause, as 2026-12-31.")
        private @Nullable LocalDate until;

        Pause(DunningCommand command) {
            super(command);
        }

        @Override
        String decide(SendingSwitch sending, Scope scope, String by) {
            return sending.pause(scope, reason, by, until);
        }
    }

    /** Notices leave again. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Ends the pauses of a company or channel; without either, every pause.")
    static final class Resume extends PauseVerb {

        Resume(DunningCommand command) {
            super(command);
        }

        @Override
        String decide(SendingSwitch sending, Scope scope, String by) {
            return sending.resume(scope, by);
        }
    }
}
