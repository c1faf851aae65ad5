package org.dunning.whole;

import java.nio.file.Path;

class MainJobOnH2Test extends MainJobContract {

    @Override
    String ledgerUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
