package org.dunning.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.mapping.MappingCases;
import org.dunning.run.ProcedureCases;
import picocli.CommandLine.Command;

/** Runs the examples beside mappings and procedures. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs the examples (*.cases.yaml) beside mappings and procedures; no network, no database.")
final class TestVerb implements Callable<Integer> {

    private static final String ENDING = ".cases.yaml";

    private final DunningCommand command;
    private final List<Problem> failures = new ArrayList<>();
    private int run;

    TestVerb(DunningCommand command) {
        this.command = command;
    }

    /** Runs one file of examples and notes how it went. */
    private interface Examples {
        void run(Path rules, Path cases);
    }

    @Override
    public Integer call() {
        ConfigFolders folders = command.workplace().folders();
        int files = inFolder(folders, "mappings/records", this::mapping)
                + inFolder(folders, "mappings/procedures", this::procedure);
        if (run == 0 && failures.isEmpty()) {
            throw new RefusedException(
                    "no example found: no *" + ENDING + " in mappings/records or mappings/procedures");
        }
        var out = command.invocation().out();
        failures.stream().sorted().forEach(out::println);
        out.println(run + " examples in " + files + " files, " + failures.size() + " failures");
        return failures.isEmpty() ? DunningCommand.COMPLETED : DunningCommand.REFUSED;
    }

    private int inFolder(ConfigFolders folders, String folder, Examples examples) {
        List<Path> files = folders.list(folder, ENDING);
        for (Path cases : files) {
            String rules = folder + "/" + cases.getFileName().toString().replace(ENDING, ".yaml");
            try {
                examples.run(folders.require(rules, cases + " has examples for it"), cases);
            } catch (InvalidFilesException e) {
                failures.addAll(e.problems());
            }
        }
        return files.size();
    }

    private void mapping(Path mapping, Path cases) {
        var results = MappingCases.run(mapping, cases);
        run += results.run();
        failures.addAll(results.failures());
    }

    private void procedure(Path procedure, Path cases) {
        var results = ProcedureCases.run(procedure, cases);
        run += results.run();
        failures.addAll(results.failures());
    }
}
