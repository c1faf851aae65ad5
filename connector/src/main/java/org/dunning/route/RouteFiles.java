package org.dunning.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;

/**
 * The route files in use: every {@code routes/*.camel.yaml} and the one ERP's in {@code routes/erp}, each from the
 * configuration directory if it is there, else from the working directory.
 */
public final class RouteFiles {

    static final String ENDING = ".camel.yaml";

    private final ConfigFolders folders;

    public RouteFiles(ConfigFolders folders) {
        this.folders = folders;
    }

    /** @throws InvalidFilesException when there is none, or none for this ERP */
    public List<Path> of(String erp) {
        var files = new ArrayList<>(folders.list("routes", ENDING));
        if (files.isEmpty()) {
            throw refusal(
                    "routes",
                    "no *" + ENDING + " file here, and none in routes/ of the working directory "
                            + folders.workingDirectory().toAbsolutePath() + "; start in the project's root");
        }
        files.add(erp(erp));
        return List.copyOf(files);
    }

    private Path erp(String erp) {
        String relative = "routes/erp/" + erp + ENDING;
        return folders.find(relative)
                .orElseThrow(() -> refusal(
                        relative,
                        "no such file, and none under the working directory; dunning.erp is '" + erp + "'"
                                + Suggestion.among(known(), erp)));
    }

    private List<String> known() {
        return folders.list("routes/erp", ENDING).stream()
                .map(file -> file.getFileName().toString().replace(ENDING, ""))
                .toList();
    }

    private InvalidFilesException refusal(String relative, String message) {
        return new InvalidFilesException(
                List.of(new Problem(folders.config().resolve(relative).toString(), 0, 0, message)));
    }
}
