package org.dunning.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's pool and schema. Every ledger method owns its commit; no route is transacted. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final Pattern H2_FILE =
            Pattern.compile("jdbc:h2:(?:file:)?(?!(?:file|mem|tcp|ssl|zip|nio\\w*|async|split|retry\\w*):)([^;]+).*");
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };

    @Bean
    @Primary
    HikariDataSource ledgerDatabase(LedgerProperties properties) {
        if (properties.onH2()) {
            createFolder(properties.url());
        }
        var pool = new HikariDataSource();
        pool.setPoolName("ledger");
        pool.setJdbcUrl(properties.onH2() ? durableH2(properties.url()) : batchingPostgres(properties.url()));
        pool.setUsername(properties.username() == null && properties.onH2() ? "sa" : properties.username());
        pool.setPassword(properties.password() == null && properties.onH2() ? "" : properties.password());
        pool.setMaximumPoolSize(properties.poolSize());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    @Bean
    Ledger ledger(DataSource ledgerDatabase, LedgerProperties properties) {
        Flyway schema = Flyway.configure()
                .dataSource(ledgerDatabase)
                .locations("classpath:db/ledger")
                .table("ledger_schema")
                .placeholders(Map.of(
                        "binary", properties.onH2() ? "blob" : "bytea",
                        "roomy", properties.onH2() ? "" : "with (fillfactor = 60)",
                        // Before each line that the other one is to skip.
                        "on_postgres", properties.onH2() ? "-- " : "",
                        "on_h2", properties.onH2() ? "" : "-- "))
                .load();
        try {
            refuseNewer(schema);
            schema.migrate();
        } catch (FlywayException e) {
            throw unreachable(properties, e);
        }
        var transactions = new DataSourceTransactionManager(ledgerDatabase);
        // Otherwise cleaning the connection up commits what has just failed to commit.
        transactions.setRollbackOnCommitFailure(true);
        return new Ledger(
                ledgerDatabase,
                JdbcClient.create(ledgerDatabase),
                new TransactionTemplate(transactions),
                !properties.onH2());
    }

    /** Which database it is that cannot be reached; a refused login and a broken schema tell of themselves. */
    private static RuntimeException unreachable(LedgerProperties properties, FlywayException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SocketException || cause instanceof UnknownHostException) {
            return new IllegalStateException("no connection to the ledger's database "
                    + properties.url().replaceAll("[?;].*", "") + ": " + cause.getMessage()
                    + "; is it running, and are host and port right? (dunning.ledger.url)");
        }
        return problem;
    }

    /** Flyway only warns; but an older connector does not know what the newer one keeps in its ledger. */
    private static void refuseNewer(Flyway schema) {
        for (MigrationInfo applied : schema.info().applied()) {
            if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new IllegalStateException(
                        "the ledger was made by a newer version of the connector (schema " + applied.getVersion()
                                + "); start that version, or restore the backup made before the upgrade");
            }
        }
    }

    /**
     * H2 delays the write of a commit by 500 ms unless told otherwise, and a killed process would lose it; closing on
     * exit is ours, after what is in flight has been parked. A message is kept within its row, unless it has attachments:
     * a LOB of its own costs several writes more, and a large row is written once more with its commit.
     */
    private static String durableH2(String url) {
        return url
                + option(url, "WRITE_DELAY", "0")
                + option(url, "DB_CLOSE_ON_EXIT", "FALSE")
                + option(url, "TRACE_LEVEL_FILE", "0")
                + option(url, "MAX_LENGTH_INPLACE_LOB", "20000")
                + option(url, "LOCK_TIMEOUT", "20000");
    }

    /** H2 would make it readable by all, and every debtor is in it. One that is there already stays as it is. */
    private static void createFolder(String url) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.matches() || file.group(1).startsWith("~")) {
            return;
        }
        Path folder = Path.of(file.group(1)).toAbsolutePath().getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                boolean posix =
                        FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
                Files.createDirectories(folder.getParent());
                Files.createDirectory(folder, posix ? OWNER_ONLY : new FileAttribute<?>[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's folder " + folder + " cannot be made (dunning.ledger.url)", e);
        }
    }

    private static String option(String url, String name, String value) {
        return url.toUpperCase(java.util.Locale.ROOT).contains(";" + name + "=") ? "" : ";" + name + "=" + value;
    }

    private static String batchingPostgres(String url) {
        return url.contains("reWriteBatchedInserts")
                ? url
                : url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }
}
