package org.dunning.whole;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on the ledger of production. */
class LetterInvoicesOnPostgresqlTest extends LetterInvoicesTest {

    @RegisterExtension
    static final PostgresLedgers POSTGRES = new PostgresLedgers();

    @Override
    String ledgerUrl() {
        return POSTGRES.url();
    }
}
