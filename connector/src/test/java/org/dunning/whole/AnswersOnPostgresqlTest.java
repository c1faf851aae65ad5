package org.dunning.whole;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on the ledger of production. */
class AnswersOnPostgresqlTest extends AnswersTest {

    @RegisterExtension
    static final PostgresLedgers POSTGRES = new PostgresLedgers();

    private @Nullable String url;

    @Override
    String ledgerUrl() {
        try {
            String known = url == null ? POSTGRES.newUrl() : url;
            url = known;
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
