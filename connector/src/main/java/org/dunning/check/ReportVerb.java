package org.dunning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person reports what came of a notice that was not a mail. */
abstract sealed class ReportVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Parameters(paramLabel = "NOTICE", description = "The number of the notice.")
    private long notice;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who reports it; kept with it.")
    private String by = "";

    ReportVerb(DunningCommand command) {
        this.command = command;
    }

    abstract Decided report(ChannelDesk desk, long notice, String by) throws IOException;

    @Override
    public Integer call() {
        return new Session(command).with(context -> {
            try {
                Decided decided = report(context.getBean(ChannelDesk.class), notice, by);
                command.invocation().out().println(decided.message());
                return decided.done() ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How a call ended. */
    @Command(name = "called", mixinStandardHelpOptions = true, description = "Notes how a call of a stage ended.")
    static final class Called extends ReportVerb {

        @Option(
                names = "--outcome",
                required = true,
                description = "promised, reached, disputed, call-back, no-answer or wrong-number.")
        private String outcome = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "What was said.")
        private @Nullable String note;

        Called(DunningCommand command) {
            super(command);
        }

        @Override
        Decided report(ChannelDesk desk, long notice, String by) {
            return CallOutcome.of(outcome)
                    .map(one -> desk.called(notice, one, by, note))
                    .orElseThrow(() -> new RefusedException(CallOutcome.unknown(outcome)));
        }
    }

    /** A registered letter was posted. */
    @Command(
            name = "posted",
            mixinStandardHelpOptions = true,
            description = "Notes the tracking number of a registered letter, and keeps the post's proof.")
    static final class Posted extends ReportVerb {

        @Option(names = "--tracking", required = true, paramLabel = "NUMBER", description = "The post's number.")
        private String tracking = "";

        @Option(names = "--proof", paramLabel = "FILE", description = "Its receipt or proof of delivery.")
        private @Nullable Path proof;

        Posted(DunningCommand command) {
            super(command);
        }

        @Override
        Decided report(ChannelDesk desk, long notice, String by) throws IOException {
            return desk.posted(notice, tracking, proof, by);
        }
    }
}
