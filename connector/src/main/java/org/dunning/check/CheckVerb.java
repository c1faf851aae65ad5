package org.dunning.check;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells every problem of the configuration at once, without a network or a database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tells every problem of configuration, mappings, procedures, texts and routes at once.")
final class CheckVerb implements Callable<Integer> {

    private final DunningCommand command;

    CheckVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        command.workplace();
        return DunningCommand.COMPLETED;
    }
}
