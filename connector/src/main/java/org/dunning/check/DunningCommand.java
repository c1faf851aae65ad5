package org.dunning.check;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line of the one executable; without a verb it serves. */
@Command(
        name = "dunning-connector",
        description =
                "Reads open receivables from an ERP, proposes dunning notices, sends them and notes them in the ERP.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[VERB]",
        commandListHeading = "%nVerbs (without one: serve):%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:completed; every item has an outcome",
            "1:refused or incomplete; what is wrong was told",
            "2:wrong usage"
        },
        footer = {
            "",
            "Any --some.property=value overrides the configuration, such as --dunning.run.mode=propose.",
            "A first try: run --config config-samples/demo"
        })
public final class DunningCommand implements Callable<Integer> {

    static final int COMPLETED = 0;
    static final int REFUSED = 1;

    private final Invocation invocation;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The directory with application.yaml, and optionally its own routes/ and mappings/."
                    + " Default: the working directory.")
    private @Nullable Path config;

    private static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + written + "' is no date such as 2026-12-31");
        }
    }

    private DunningCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Carries out one call and answers the exit code of the process. */
    public static int execute(Class<?> application, String... args) {
        return execute(Invocation.of(application, writer(System.out), writer(System.err), args));
    }

    static int execute(Invocation invocation) {
        var command = new DunningCommand(invocation);
        return new CommandLine(command)
                .addSubcommand(new AddressesVerb(command))
                .addSubcommand(new CheckVerb(command))
                .addSubcommand(new EditVerb(command))
                .addSubcommand(new InterpretVerb(command))
                .addSubcommand(new PauseVerb.Pause(command))
                .addSubcommand(new PreviewVerb(command))
                .addSubcommand(new ProposeVerb(command))
                .addSubcommand(new PauseVerb.Resume(command))
                .addSubcommand(new DecisionVerb.Approve(command))
                .addSubcommand(new DecisionVerb.Decline(command))
                .addSubcommand(new ResolveVerb(command))
                .addSubcommand(new RepliesVerb(command))
                .addSubcommand(new ReplyVerb.Confirm(command))
                .addSubcommand(new ReplyVerb.Correct(command))
                .addSubcommand(new ReplyVerb.Dismiss(command))
                .addSubcommand(new ReportVerb.Called(command))
                .addSubcommand(new ReportVerb.Posted(command))
                .addSubcommand(new RunVerb(command))
                .addSubcommand(new ServeVerb(command))
                .addSubcommand(new TestVerb(command))
                .addSubcommand(new WhyVerb(command))
                .registerConverter(LocalDate.class, DunningCommand::date)
                .setOut(invocation.out())
                .setErr(invocation.err())
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    PlainWords.of(problem).forEach(invocation.err()::println);
                    return REFUSED;
                })
                .execute(invocation.words().toArray(String[]::new));
    }

    @Override
    public Integer call() {
        return new ServeVerb(this).call();
    }

    Invocation invocation() {
        return invocation;
    }

    /** @throws RefusedException when there is no such configuration */
    Workplace workplace() {
        return Workplace.in(config == null ? Path.of("") : config.normalize());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
