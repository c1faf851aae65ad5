package org.dunning.check;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A run that sends nothing. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Shows what a run would do, item by item; sends nothing. With --on or --days it also leaves the"
                + " ledger as it is.")
final class ProposeVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private @Nullable Day day;

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the notices' items to this file as CSV.")
    private @Nullable Path csv;

    /** One of two ways to name another business date. */
    static final class Day {

        @Option(names = "--on", paramLabel = "DATE", description = "As if it were this day, such as 2026-12-31.")
        private @Nullable LocalDate on;

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "As it will be in this many days, and what would leave on each day until then.")
        private @Nullable Integer days;
    }

    @Option(
            names = "--compare",
            paramLabel = "PROCEDURE",
            description = "With --days: what would change if everybody were dunned by this procedure.")
    private @Nullable String compare;

    ProposeVerb(DunningCommand command) {
        this.command = command;
    }

    private boolean isLookAhead() {
        return day != null && day.days != null;
    }

    @Override
    public Integer call() {
        if (compare != null && !isLookAhead()) {
            throw new ParameterException(spec.commandLine(), "--compare needs --days");
        }
        var session = new Session(command);
        return session.with(context -> {
            var desk = new RunDesk(context);
            RunReport report = desk.carryOut(request(desk));
            if (csv != null) {
                ReportCsv.write(report, csv);
            }
            if (json) {
                session.invocation().out().println(ReportJson.ofProposal(report));
            } else {
                new ReportText(session.invocation().out(), desk.surroundings(session))
                        .print(report, isLookAhead() ? "Should nothing change in the ERP, proposal" : "Proposal");
            }
            return report.complete() ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        });
    }

    private RunRequest request(RunDesk desk) {
        if (day == null) {
            return RunRequest.propose(RunDesk.actor());
        }
        if (day.on != null) {
            return RunRequest.lookAhead(day.on, RunDesk.actor());
        }
        LocalDate today = desk.today();
        LocalDate last = today.plusDays(day.days == null ? 0 : day.days);
        return RunRequest.outlook(today, last, compare, RunDesk.actor());
    }
}
