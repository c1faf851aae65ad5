package org.dunning.check;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.inbox.Correction;
import org.dunning.inbox.ReviewDesk;
import org.dunning.inbox.ReviewDesk.Decided;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A named person decides on answers of debtors. */
abstract sealed class ReplyVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides; kept with the answer.")
    private String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the answer.")
    private @Nullable String reason;

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    ReplyVerb(DunningCommand command) {
        this.command = command;
    }

    abstract List<Decided> decide(ReviewDesk desk, String by, @Nullable String reason);

    @Override
    public Integer call() {
        if (by.isBlank()) {
            throw new RefusedException("--by needs the name of a person");
        }
        PrintWriter out = command.invocation().out();
        return new Session(command).with(context -> {
            List<Decided> decided = decide(context.getBean(ReviewDesk.class), by.strip(), reason);
            if (json) {
                out.println(ReportJson.write(Map.of("replies", decided)));
            } else {
                decided.forEach(one -> out.println(one.message()));
            }
            return decided.stream().allMatch(Decided::done) ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        });
    }

    /** They were understood rightly. */
    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Says that answers were understood rightly: what follows from them is done.")
    static final class Confirm extends ReplyVerb {

        @Parameters(paramLabel = "REPLY", arity = "1..*", description = "Numbers of answers, as replies shows them.")
        private List<Long> replies = List.of();

        Confirm(DunningCommand command) {
            super(command);
        }

        @Override
        List<Decided> decide(ReviewDesk desk, String by, @Nullable String reason) {
            return replies.stream()
                    .map(reply -> desk.confirm(reply, by, reason))
                    .toList();
        }
    }

    /** Nothing follows from them. */
    @Command(
            name = "dismiss",
            mixinStandardHelpOptions = true,
            description = "Says that nothing follows from answers; what followed already is taken back.")
    static final class Dismiss extends ReplyVerb {

        @Parameters(paramLabel = "REPLY", arity = "1..*", description = "Numbers of answers, as replies shows them.")
        private List<Long> replies = List.of();

        Dismiss(DunningCommand command) {
            super(command);
        }

        @Override
        List<Decided> decide(ReviewDesk desk, String by, @Nullable String reason) {
            return replies.stream()
                    .map(reply -> desk.dismiss(reply, by, reason))
                    .toList();
        }
    }

    /** One of them means something else. */
    @Command(
            name = "correct",
            mixinStandardHelpOptions = true,
            description = "Says what an answer means: what followed is taken back, and what follows from this is done.")
    static final class Correct extends ReplyVerb {

        @Parameters(paramLabel = "REPLY", description = "Number of an answer, as replies shows it.")
        private long reply;

        @Option(
                names = "--intent",
                required = true,
                paramLabel = "INTENT",
                description =
                        "promise, partial_promise, payment_plan_request, already_paid, dispute, query, wrong_contact,"
                                + " opt_out_or_legal_threat or other.")
        private String intent = "";

        @Option(
                names = "--promise",
                paramLabel = "DATE[=AMOUNT]",
                description = "A promised day, such as 2026-12-11 or 2026-12-11=100.00; may be repeated.")
        private List<String> promises = List.of();

        @Option(
                names = "--document",
                paramLabel = "DOCUMENT",
                description = "What it is about; may be repeated. Default: all that its notice demands.")
        private List<String> documents = List.of();

        @Option(names = "--paid-on", paramLabel = "DATE", description = "When the debtor says it has paid.")
        private @Nullable String paidOn;

        @Option(names = "--debtor", paramLabel = "NUMBER", description = "Whose answer it is.")
        private @Nullable String debtor;

        @Option(names = "--company", paramLabel = "ID", description = "Of that debtor, if several have its number.")
        private @Nullable String company;

        Correct(DunningCommand command) {
            super(command);
        }

        @Override
        List<Decided> decide(ReviewDesk desk, String by, @Nullable String reason) {
            var correction = Correction.of(
                    intent, String.join(",", promises), String.join(",", documents), paidOn, company, debtor);
            return List.of(desk.correct(reply, correction, by, reason));
        }
    }
}
