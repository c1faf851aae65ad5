package org.dunning.whole;

import java.nio.file.Path;

class ThanksOnH2Test extends ThanksContract {

    @Override
    String ledgerUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
