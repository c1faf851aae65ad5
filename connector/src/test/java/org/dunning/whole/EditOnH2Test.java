package org.dunning.whole;

import java.nio.file.Path;

class EditOnH2Test extends EditContract {

    @Override
    String ledgerUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
