package org.dunning.check;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.configfile.Problem;
import org.dunning.outbox.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells every problem of the configuration at once; without --connect it needs no network and no database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Tells every problem of configuration, mappings, procedures, texts and routes at once. Connects to"
                        + " nothing, unless --connect asks for it.")
final class CheckVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(
            names = "--connect",
            description =
                    "Also try the ledger, the ERP with the rights it needs, the mail server and the traces of mails, and"
                            + " compare what they hold of the mails of the last days. Sends nothing.")
    private boolean connect;

    CheckVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        var workplace = command.workplace();
        var findings = new OfflineCheck(command.invocation(), workplace).all();
        var out = command.invocation().out();
        List<Problem> problems = connect ? findings.problemsBeforeConnecting() : findings.problems();
        problems.forEach(out::println);
        findings.notes().stream()
                .filter(note -> !problems.contains(note))
                .forEach(note -> out.println("note: " + note));
        if (!problems.isEmpty()) {
            out.println(problems.size() + (problems.size() == 1 ? " problem" : " problems") + " found.");
            return DunningCommand.REFUSED;
        }
        out.println("No problem found in " + String.join(", ", findings.checked()) + ".");
        return connect ? connected(workplace, out) : DunningCommand.COMPLETED;
    }

    private Integer connected(Workplace workplace, PrintWriter out) {
        try (var context = SpringStart.start(command.invocation(), workplace, false)) {
            var check = new ConnectCheck(context);
            Map<String, String> answers = check.tried();
            answers.forEach((name, answer) -> out.printf("%-18s %s%n", name, answer));
            boolean good = answers.entrySet().stream()
                    .allMatch(entry -> ConnectCheck.isGood(entry.getKey(), entry.getValue()));
            if (good) {
                Comparison.Result compared = check.compared();
                out.printf("%-18s %s%n", "reconciliation", compared.inWords());
                compared.differences().forEach(difference -> out.println("  " + difference));
                good = compared.differences().isEmpty();
            }
            return good ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        }
    }
}
