package org.dunning.check;

import java.util.List;
import java.util.concurrent.Callable;
import org.dunning.outbox.Approvals;
import org.dunning.outbox.Approvals.Decided;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A named person decides on proposed notices. */
abstract sealed class DecisionVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Parameters(paramLabel = "NOTICE", arity = "1..*", description = "Numbers of notices, as propose shows them.")
    private List<Long> notices = List.of();

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides; kept with the notice.")
    private String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the notice.")
    private @Nullable String reason;

    DecisionVerb(DunningCommand command) {
        this.command = command;
    }

    abstract List<Decided> decide(BeanFactory context, List<Long> notices, String by, @Nullable String reason);

    abstract boolean needsReason();

    @Override
    public Integer call() {
        if (by.isBlank()) {
            throw new RefusedException("--by needs the name of a person");
        }
        if (needsReason() && (reason == null || reason.isBlank())) {
            throw new RefusedException("--reason tells why the notice is not sent; it is kept with the notice");
        }
        return new Session(command).with(context -> {
            List<Decided> decided = decide(context, notices, by, reason);
            decided.forEach(one -> command.invocation().out().println(one.message()));
            return decided.stream().allMatch(Decided::done) ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        });
    }

    /** The notices go out with the next run, after their recheck. */
    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets notices go out with the next run or dispatch, after the ERP was asked once more.")
    static final class Approve extends DecisionVerb {

        Approve(DunningCommand command) {
            super(command);
        }

        @Override
        boolean needsReason() {
            return false;
        }

        @Override
        List<Decided> decide(BeanFactory context, List<Long> notices, String by, @Nullable String reason) {
            return context.getBean(Approvals.class).approve(notices, by, reason);
        }
    }

    /** The notices are taken back. */
    @Command(name = "decline", mixinStandardHelpOptions = true, description = "Takes proposed notices back.")
    static final class Decline extends DecisionVerb {

        Decline(DunningCommand command) {
            super(command);
        }

        @Override
        boolean needsReason() {
            return true;
        }

        @Override
        List<Decided> decide(BeanFactory context, List<Long> notices, String by, @Nullable String reason) {
            return context.getBean(Approvals.class).decline(notices, by, reason);
        }
    }
}
