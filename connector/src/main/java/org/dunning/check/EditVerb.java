package org.dunning.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dunning.outbox.Approvals.Decided;
import org.dunning.outbox.Editing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A named person changes the words of one notice before it goes. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Shows the words of one notice that has not gone yet, or puts changed ones in their place.")
final class EditVerb implements Callable<Integer> {

    private final DunningCommand command;

    @Parameters(paramLabel = "NOTICE", description = "Number of a notice, as propose shows it.")
    private long notice;

    @Option(names = "--to", paramLabel = "FILE", description = "Writes the words there, to be changed; a new file.")
    private @Nullable Path to;

    @Option(names = "--from", paramLabel = "FILE", description = "Takes the changed words from there.")
    private @Nullable Path from;

    @Option(names = "--undo", description = "Takes the template's words again.")
    private boolean undo;

    @Option(names = "--by", paramLabel = "NAME", description = "Who changes them; kept with the notice.")
    private @Nullable String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the notice.")
    private @Nullable String reason;

    EditVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        if (from == null && !undo) {
            return show();
        }
        String person = by;
        if (person == null || person.isBlank()) {
            throw new RefusedException("--by needs the name of a person");
        }
        if (from != null && undo) {
            throw new RefusedException("either --from or --undo");
        }
        String changed = from == null ? null : read(from);
        return new Session(command).with(context -> {
            var editing = context.getBean(Editing.class);
            Decided decided = changed == null
                    ? editing.undo(notice, person.strip(), reason)
                    : editing.edit(notice, changed, person.strip(), reason);
            command.invocation().out().println(decided.message());
            return decided.done() ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
        });
    }

    private Integer show() {
        return new Session(command).with(context -> {
            String words = context.getBean(Editing.class)
                    .words(notice)
                    .orElseThrow(() -> new RefusedException("There is no notice " + notice + "."));
            var out = command.invocation().out();
            Path file = to;
            if (file == null) {
                out.print(words);
            } else {
                write(file, words);
                out.println("Written: " + file + ". Change it, and give it back: edit " + notice + " --from " + file
                        + " --by NAME");
            }
            out.flush();
            return DunningCommand.COMPLETED;
        });
    }

    private static void write(Path file, String words) {
        if (Files.exists(file)) {
            throw new RefusedException(file + " is there already; name a new file");
        }
        try {
            Files.writeString(file, words);
        } catch (IOException e) {
            throw new RefusedException(file + " cannot be written: " + e.getMessage());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new RefusedException(file + " is not written in UTF-8");
        } catch (IOException e) {
            throw new RefusedException(file + " cannot be read: " + e.getMessage());
        }
    }
}
