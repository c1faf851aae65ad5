package org.dunning.check;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.ledger.ItemFile;
import org.dunning.ledger.ItemFiles;
import org.dunning.ledger.SetAsideRecord;
import org.dunning.run.ItemStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything known about one item. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description =
                "Tells everything known about a document: facts, what each run decided and why, notices, history.")
final class WhyVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Parameters(paramLabel = "DOCUMENT", description = "The number of an invoice or another posting, as in the ERP.")
    private String document = "";

    @Option(names = "--json", description = "One JSON object on standard output, and nothing else there.")
    private boolean json;

    WhyVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        return new Session(command).with(context -> {
            var files = context.getBean(ItemFiles.class);
            return tell(
                    files.of(document),
                    files.setAside(document),
                    command.invocation().out());
        });
    }

    private Integer tell(List<ItemFile> items, List<SetAsideRecord> setAside, PrintWriter out) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("document", document);
            all.put("items", items);
            all.put("setAside", setAside);
            out.println(ReportJson.write(all));
        } else {
            items.forEach(item -> {
                ItemStory.of(item).forEach(out::println);
                out.println();
            });
            setAside.forEach(record -> out.println("In the newest sweep the ERP's record " + document
                    + (record.line() == null ? "" : "/" + record.line()) + " was set aside: " + record.field() + " "
                    + record.reason()));
        }
        if (items.isEmpty() && setAside.isEmpty()) {
            throw new RefusedException("No sweep has seen a document '" + document + "'; propose reads the ERP.");
        }
        return DunningCommand.COMPLETED;
    }
}
