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
        var findings = new OfflineCheck(command.invocation(), command.workplace()).all();
        var out = command.invocation().out();
        findings.problems().forEach(out::println);
        findings.notes().forEach(note -> out.println("note: " + note));
        if (findings.problems().isEmpty()) {
            out.println("No problem found in " + String.join(", ", findings.checked()) + ".");
            return DunningCommand.COMPLETED;
        }
        out.println(
                findings.problems().size() + " problem" + (findings.problems().size() == 1 ? "" : "s") + " found.");
        return DunningCommand.REFUSED;
    }
}
