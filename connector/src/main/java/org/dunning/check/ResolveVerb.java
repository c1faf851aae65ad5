package org.dunning.check;

import java.util.List;
import java.util.concurrent.Callable;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.outbox.SuspectEvidence;
import org.dunning.outbox.SuspectEvidence.Evidence;
import org.dunning.outbox.Suspects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A mail that was handed over without an answer: shows what is known, and a person who looked says whether it arrived. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is known of SUSPECT notices, of which nobody knows whether they arrived; with --sent or"
                        + " --not-sent a person settles them.")
final class ResolveVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NOTICE", arity = "0..*", description = "Numbers of notices; to look, none for all.")
    private List<Long> notices = List.of();

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides; kept with the notice.")
    private @Nullable String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "How that is known; kept with the notice.")
    private @Nullable String reason;

    @ArgGroup
    private @Nullable Arrival arrival;

    private static final class Arrival {

        @Option(names = "--sent", description = "It arrived: its stage counts and it is noted in the ERP.")
        private boolean sent;

        @Option(names = "--not-sent", description = "It did not: it goes out again, with the same Message-ID.")
        private boolean notSent;
    }

    ResolveVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        Arrival decided = arrival;
        if (decided == null) {
            return new Session(command).with(this::show);
        }
        String person = by;
        if (notices.isEmpty() || person == null || person.isBlank()) {
            throw wrongUsage("--sent and --not-sent need the numbers of notices and --by with the name of a person");
        }
        return new Session(command)
                .with(context -> tell(context.getBean(Suspects.class)
                        .resolve(notices, decided.sent && !decided.notSent, person.strip(), reason)));
    }

    private Integer show(BeanFactory context) {
        var known = context.getBean(SuspectEvidence.class);
        List<Evidence> shown = notices.isEmpty() ? known.all() : known.of(notices);
        var out = command.invocation().out();
        shown.forEach(one -> {
            one.lines().forEach(out::println);
            out.println();
        });
        if (shown.isEmpty() && notices.isEmpty()) {
            out.println("No notice is SUSPECT.");
        }
        List<Long> missing = notices.stream()
                .filter(number -> shown.stream().noneMatch(one -> one.notice() == number))
                .toList();
        missing.forEach(number -> out.println("there is no notice " + number));
        return missing.isEmpty() && shown.stream().allMatch(Evidence::suspect)
                ? DunningCommand.COMPLETED
                : DunningCommand.REFUSED;
    }

    private Integer tell(List<Decided> decisions) {
        decisions.forEach(one -> command.invocation().out().println(one.message()));
        return decisions.stream().allMatch(Decided::done) ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
    }

    private RuntimeException wrongUsage(String message) {
        return spec == null
                ? new RefusedException(message)
                : new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
