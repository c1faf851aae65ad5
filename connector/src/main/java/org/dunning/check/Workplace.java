package org.dunning.check;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dunning.configfile.ConfigFolders;

/** The configuration directory of a call; it holds an application.yaml. */
record Workplace(Path config) {

    static final String SETTINGS = "application.yaml";

    /** @throws RefusedException when the directory or its application.yaml is missing */
    static Workplace in(Path config) {
        if (!Files.isDirectory(config.toAbsolutePath())) {
            throw new RefusedException(config + " is not a directory; --config names the one that holds " + SETTINGS
                    + ", such as config-samples/demo");
        }
        if (!Files.isRegularFile(config.resolve(SETTINGS))) {
            throw new RefusedException("no " + SETTINGS + " in "
                    + (config.toString().isEmpty() ? "the working directory " + config.toAbsolutePath() : config)
                    + "; name a directory that holds one, such as --config config-samples/demo");
        }
        return new Workplace(config);
    }

    ConfigFolders folders() {
        return new ConfigFolders(config, Path.of(""));
    }
}
