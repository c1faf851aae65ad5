package org.dunning.whole;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL for the tests of a class, with a ledger of its own for each. */
final class PostgresLedgers implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private EmbeddedPostgres postgres;
    private int databases;
    private @Nullable String url;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        postgres = Postgres.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        url = null;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        postgres.close();
    }

    /** The same for every start of one test. */
    String url() {
        try {
            String known = url == null ? newUrl() : url;
            url = known;
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String newUrl() throws SQLException {
        String name = "ledger" + ++databases;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }
}
