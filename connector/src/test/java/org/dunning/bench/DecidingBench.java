package org.dunning.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.dunning.run.AccountsForBench;
import org.dunning.whole.Postgres;

/**
 * How long deciding 1,000,000 items takes (without storing), against reading them from PostgreSQL by plain JDBC. Both take
 * turns in one JVM, so that the ratio holds on a busy machine. Goal: less than 3 times the reading.
 *
 * <pre>{@code ./mvnw -q -pl connector test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=org.dunning.bench.DecidingBench -Dexec.args="1000000 5"}</pre>
 */
public final class DecidingBench {

    private static final int ITEMS_OF_A_DEBTOR = 5;

    private DecidingBench() {}

    /** @param args items (default 1,000,000) and rounds (default 5) */
    public static void main(String[] args) throws Exception {
        int items = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        double[] ratios = new double[rounds];
        try (var postgres = Postgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            fill(connection, items);
            read(connection, items);
            AccountsForBench.decide(items / 10, ITEMS_OF_A_DEBTOR);
            for (int i = 0; i < rounds; i++) {
                double reading = read(connection, items);
                double deciding = AccountsForBench.decide(items, ITEMS_OF_A_DEBTOR);
                ratios[i] = deciding / reading;
                System.out.printf(
                        "round %d: reading %,d items %.2f s, deciding them %.2f s, ratio %.2f%n",
                        i + 1, items, reading, deciding, ratios[i]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf("median ratio %.2f (goal: less than 3)%n", ratios[rounds / 2]);
        System.exit(0);
    }

    private static void fill(Connection connection, int items) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table receivable as select 'iberica'::text as company, g::text as erp_key, 'I-' || g as"
                            + " document_no, '1'::text as line_no, 'D' || g / " + ITEMS_OF_A_DEBTOR
                            + " as debtor_no, 'Debtor ' || g / "
                            + ITEMS_OF_A_DEBTOR
                            + " as debtor_name, 'd' || g || '@example.com' as email, 'es'::text as language,"
                            + " 'ES'::text as country, 'EUR'::text as currency, (g % 9000 + 100)::numeric(12, 2) as amount,"
                            + " (g % 9000 + 100)::numeric(12, 2) as residual, date '2026-01-01' + g % 90 as document_date,"
                            + " date '2026-02-01' + g % 120 as due_date, null::text as credit_for, 0 as erp_level from generate_series(1, "
                            + items + ") g");
            statement.execute("analyze receivable");
        }
    }

    private static double read(Connection connection, int items) throws SQLException {
        long start = System.nanoTime();
        long read = 0;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery("select * from receivable")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                    read++;
                }
            }
        }
        connection.rollback();
        if (read != items) {
            throw new IllegalStateException("not every item was read; the figures mean nothing");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
