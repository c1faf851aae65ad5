package org.dunning.whole;

import java.nio.file.Path;

class PolicyOnH2Test extends PolicyContract {

    @Override
    String ledgerUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
