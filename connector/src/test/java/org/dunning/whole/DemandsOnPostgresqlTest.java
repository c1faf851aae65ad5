package org.dunning.whole;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemandsOnPostgresqlTest extends DemandsContract {

    @RegisterExtension
    static final PostgresLedgers LEDGERS = new PostgresLedgers();

    @Override
    String ledgerUrl(Path folder) throws Exception {
        return LEDGERS.newUrl();
    }
}
