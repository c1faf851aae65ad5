package org.dunning.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

class KillOnH2Test extends KillContract {

    @BeforeEach
    void prepare() throws Exception {
        Earlier.prepare(
                template(),
                "jdbc:h2:file:" + Files.createDirectories(template()).resolve("ledger"));
    }

    @Override
    Path template() {
        return folder.resolve("template");
    }

    @Override
    String freshLedger(Path worldFolder, String name) throws Exception {
        Files.copy(template().resolve("ledger.mv.db"), worldFolder.resolve("ledger.mv.db"));
        return "jdbc:h2:file:" + worldFolder.resolve("ledger");
    }
}
