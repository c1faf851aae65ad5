package org.dunning.whole;

import java.nio.file.Path;

class DemandsOnH2Test extends DemandsContract {

    @Override
    String ledgerUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
