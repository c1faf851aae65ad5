package org.dunning.check;

import java.util.concurrent.Callable;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One sweep, run, send and write-back by configuration. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Reads, proposes, sends what may be sent and notes it in the ERP, once. Sends only with"
                + " dunning.run.mode=send.")
final class RunVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    RunVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        var session = new Session(command);
        return session.with(context -> {
            var desk = new RunDesk(context);
            RunReport report = desk.carryOut(RunRequest.run(RunDesk.actor()));
            if (json) {
                session.invocation().out().println(ReportJson.ofRun(report));
            } else {
                new ReportText(session.invocation().out(), desk.surroundings(session)).print(report, "Run");
            }
            return report.succeeded() ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        });
    }
}
