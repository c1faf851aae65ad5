package org.dunning.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dunning.reply.Evidence;
import org.dunning.reply.Interpretation;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.PromisedPayment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads replies and tells what each was understood to say. */
@Command(
        name = "interpret",
        mixinStandardHelpOptions = true,
        description = {
            "Reads mails (.eml) and prints one line of JSON for each: what the debtor wants, promised days and amounts,",
            "invoices, and whether a person must read it. Needs no configuration, ledger or network."
        })
final class InterpretVerb implements Callable<Integer> {

    private static final int MOST_BYTES = 128 << 20;

    private final DunningCommand command;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Mails as they arrived.")
    private List<Path> files = List.of();

    InterpretVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        MailInterpreter interpreter = MailInterpreter.byRules();
        boolean all = true;
        for (Path file : files) {
            byte[] mail = read(file);
            all &= mail != null;
            command.invocation()
                    .out()
                    .println(ReportJson.write(told(file, interpreter.interpret(mail == null ? new byte[0] : mail))));
        }
        return all ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
    }

    private byte @org.jspecify.annotations.Nullable [] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            command.invocation().err().println("cannot read " + file + "; expected a mail as it arrived (.eml)");
            return null;
        }
    }

    private static Map<String, Object> told(Path file, Interpretation interpretation) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", file.toString());
        told.put("intent", interpretation.intent().label());
        told.put(
                "promises",
                interpretation.promises().stream().map(InterpretVerb::promise).toList());
        told.put("invoices", interpretation.invoices());
        told.put(
                "claimedPaidOn",
                interpretation.claimedPaidOn() == null
                        ? null
                        : interpretation.claimedPaidOn().toString());
        told.put("abstain", interpretation.abstain());
        told.put("reason", interpretation.reason());
        told.put(
                "evidence",
                interpretation.evidence().stream().map(Evidence::words).toList());
        told.put("language", interpretation.language());
        told.put("newText", interpretation.written());
        return told;
    }

    private static Map<String, Object> promise(PromisedPayment promise) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("date", promise.on().toString());
        told.put("amount", promise.amount() == null ? null : promise.amount().toPlainString());
        told.put("currency", promise.currency());
        return told;
    }
}
