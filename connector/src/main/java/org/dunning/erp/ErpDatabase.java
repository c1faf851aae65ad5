package org.dunning.erp;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.dunning.erp.ErpDatabaseProperties.Login;

/**
 * A pool of connections to the ERP's database, opened when the first is asked for. Failing to connect is told in one
 * line, without the password.
 */
final class ErpDatabase extends HikariDataSource {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private ErpDatabase(Login login, String name, int connections) {
        setJdbcUrl(login.url());
        setUsername(login.username());
        setPassword(login.password());
        setPoolName(name);
        setMaximumPoolSize(connections);
        setMinimumIdle(0);
        setConnectionTimeout(LONGEST_WAIT_MILLIS);
        if (isPostgresql()) {
            addDataSourceProperty("ApplicationName", "dunning-connector");
            addDataSourceProperty("tcpKeepAlive", "true");
            addDataSourceProperty("loginTimeout", String.valueOf(LONGEST_WAIT_MILLIS / 1000));
            // The server then takes a bound text as the column's type, so that keys of any type can be compared.
            addDataSourceProperty("stringtype", "unspecified");
        }
    }

    /** Reads only, and truly streams: PostgreSQL sends a result in parts only outside auto-commit. */
    static ErpDatabase forReading(Login login) {
        var database = new ErpDatabase(login, "erp-read", 4);
        database.setReadOnly(true);
        database.setAutoCommit(false);
        if (database.isPostgresql()) {
            database.addDataSourceProperty("defaultRowFetchSize", "1000");
        }
        return database;
    }

    /** Writes; camel-sql commits each batch as one. */
    static ErpDatabase forWriting(Login login) {
        var database = new ErpDatabase(login, "erp-write", 2);
        if (database.isPostgresql()) {
            database.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException | PoolInitializationException e) {
            // Without the cause: drivers and pools add pages of stack trace to what is an address or a password.
            throw new SQLException("cannot open the ERP's database " + place() + " as user '" + getUsername() + "': "
                    + reason(e) + " (see dunning.erp-database)");
        }
    }

    private boolean isPostgresql() {
        return getJdbcUrl() != null && getJdbcUrl().startsWith(POSTGRESQL);
    }

    private String place() {
        return getJdbcUrl().split("[?;]", 2)[0];
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && !(cause instanceof SQLException && cause.getCause() instanceof SQLException)) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof SQLException ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
