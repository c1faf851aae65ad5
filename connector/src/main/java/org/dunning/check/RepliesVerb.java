package org.dunning.check;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.inbox.ReplyFile;
import org.dunning.inbox.ReviewDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The answers that wait for a person. */
@Command(
        name = "replies",
        mixinStandardHelpOptions = true,
        description = "Shows the answers that wait for a person, with what they were understood to say and why;"
                + " confirm, correct and dismiss decide on them.")
final class RepliesVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(names = "--all", description = "Those that need nobody as well, the newest first.")
    private boolean all;

    @Option(names = "--most", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int most = 100;

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    RepliesVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.invocation().out();
        List<ReplyFile> replies = new Session(command)
                .with(context -> context.getBean(ReviewDesk.class).replies(all, most));
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("replies", replies);
            out.println(ReportJson.write(document));
        } else if (replies.isEmpty()) {
            out.println(all ? "No answer has come yet." : "No answer waits for a person.");
        } else {
            replies.forEach(reply -> {
                reply.story().forEach(out::println);
                out.println();
            });
        }
        return DunningCommand.COMPLETED;
    }
}
