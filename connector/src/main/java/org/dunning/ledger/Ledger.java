package org.dunning.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.dunning.receivable.Courtesy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's database after its migration: what its tables are reached through. */
public final class Ledger {

    /** A condition on a delivery {@code d}: something is still to be done with it. Few are, and an index finds them. */
    public static final String SOMETHING_DUE = "d.due_at > timestamp with time zone '2000-01-01 00:00:00+00'";

    /** A condition on a delivery {@code d} of a notice {@code n}: it may leave {@code :now}. */
    public static final String MAY_LEAVE = "(d.state = 'APPROVED' or d.state = 'RETRY' and d.due_at <= :now)"
            + " and (n.not_before is null or n.not_before <= :now and n.not_after > :now)";

    /** A condition on a notice {@code n}: it is one, and no message that demands nothing. */
    public static final String IS_DUNNING = "n.stage not in " + Courtesy.inSql();

    private static final int BATCH = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final boolean onPostgres;

    Ledger(DataSource database, JdbcClient client, TransactionTemplate transactions, boolean onPostgres) {
        this.template = new JdbcTemplate(database);
        this.template.setFetchSize(1000);
        this.client = client;
        this.transactions = transactions;
        this.onPostgres = onPostgres;
    }

    /** A statement with named parameters. */
    public JdbcClient.StatementSpec sql(String statement) {
        return client.sql(statement);
    }

    /** Runs one statement for many rows. */
    public void batch(String statement, List<Object[]> rows) {
        counted(statement, rows);
    }

    /** Runs one statement for many rows and answers how many rows each of them changed, in their order. */
    public List<Integer> counted(String statement, List<Object[]> rows) {
        List<Integer> changed = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            for (int count : template.batchUpdate(statement, rows.subList(from, Math.min(from + BATCH, rows.size())))) {
                changed.add(count);
            }
        }
        return changed;
    }

    /** Runs an insert and answers the id it was given. */
    public long insert(JdbcClient.StatementSpec statement) {
        var key = new GeneratedKeyHolder();
        statement.update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class));
    }

    /** Whether other processes may work on it at the same time. */
    boolean isShared() {
        return onPostgres;
    }

    /** Tells PostgreSQL what was loaded into these tables; otherwise it plans for empty ones. H2 notices by itself. */
    void renewStatistics(String... tables) {
        if (onPostgres) {
            template.execute("analyze " + String.join(", ", tables));
        }
    }

    /** Runs in one transaction, joined when one is already open. */
    public <T> T commit(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** Runs in one transaction, joined when one is already open. */
    public void commit(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }
}
