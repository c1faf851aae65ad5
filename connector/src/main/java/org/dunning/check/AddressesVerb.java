package org.dunning.check;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.ledger.Suppressions;
import org.dunning.ledger.Suppressions.Suppressed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The addresses that are not used. */
@Command(
        name = "addresses",
        mixinStandardHelpOptions = true,
        description =
                "Shows the addresses to which nothing goes because their mails came back, and takes one off the list.")
final class AddressesVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Option(names = "--release", paramLabel = "ADDRESS", description = "This address may be used again; needs --by.")
    private @Nullable String release;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides; kept with the address.")
    private @Nullable String by;

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    AddressesVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.invocation().out();
        return new Session(command).with(context -> {
            var suppressions = context.getBean(Suppressions.class);
            String address = release;
            if (address != null) {
                return release(suppressions, address, out);
            }
            list(suppressions.all(), out);
            return DunningCommand.COMPLETED;
        });
    }

    private Integer release(Suppressions suppressions, String address, PrintWriter out) {
        String person = by;
        if (person == null || person.isBlank()) {
            throw new RefusedException("--release needs --by with the name of a person");
        }
        if (!suppressions.release(address, person.strip())) {
            throw new RefusedException(address + " is not on the list");
        }
        out.println(json ? ReportJson.write(Map.of("released", address)) : address + " is used again.");
        return DunningCommand.COMPLETED;
    }

    private void list(List<Suppressed> all, PrintWriter out) {
        if (json) {
            out.println(ReportJson.write(Map.of("addresses", all)));
        } else if (all.isEmpty()) {
            out.println("Every address may be used.");
        } else {
            all.forEach(one -> out.println(one.address() + "  since " + one.since() + ": "
                    + one.reason().inWords() + " (" + one.detail() + ")"));
        }
    }
}
