package org.dunning.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.SqlErp;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.RecordMapping;
import org.dunning.whole.Postgres;

/**
 * How fast open items are read through the shipped route and mapped, against plain JDBC over the same query and the
 * same kind of connection. Both take turns in one JVM, so that the ratio holds on a busy machine. Goal: at least 0.5.
 *
 * <pre>{@code ./mvnw -q -pl connector test-compile exec:java -Dexec.mainClass=org.dunning.bench.ReadingBench -Dexec.args="200000 7"}</pre>
 */
public final class ReadingBench {

    private static final Path MAPPING = Path.of("mappings/records/sql.yaml");
    private static final String QUERY = "select * from dunning_open_items where company = ?";

    private final SqlErp erp;
    private final int rows;

    private ReadingBench(SqlErp erp, int rows) {
        this.erp = erp;
        this.rows = rows;
    }

    /** @param args rows (default 200,000) and rounds (default 7) */
    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        try (var postgres = Postgres.start();
                var erp = new SqlErp(MAPPING, postgres.getJdbcUrl("postgres", "postgres"), "postgres", "")) {
            var bench = new ReadingBench(erp, rows);
            bench.fill();
            bench.compare(rounds);
        }
        System.exit(0);
    }

    private void fill() throws Exception {
        erp.executeFile("config-samples/sql/dunning_open_items.sql");
        erp.execute(
                """
                insert into dunning_open_items
                select 'iberica', 'F-' || n, '1', n::text, 'D-' || n / 5, 'Debtor number ' || n / 5, 'accounts' || n / 5
                       || '@example.com', 'es', 'ES', 'Europe/Madrid', 'trade', 'EUR', 1000 + n %% 977, 500.25 + n %% 977,
                       date '2026-01-01' + n %% 90, date '2026-02-01' + n %% 90, null, 'PED-' || n, false, false, false,
                       false, 0, null, null
                  from generate_series(1, %d) n
                """
                        .formatted(rows),
                "analyze dunning_open_items");
    }

    private void compare(int rounds) throws Exception {
        double[] plain = new double[rounds];
        double[] route = new double[rounds];
        plainJdbc();
        throughTheRoute();
        for (int i = 0; i < rounds; i++) {
            plain[i] = plainJdbc();
            route[i] = throughTheRoute();
            System.out.printf(
                    "round %d: plain JDBC %,.0f rows/s, route and mapping %,.0f rows/s, ratio %.2f%n",
                    i + 1, plain[i], route[i], route[i] / plain[i]);
        }
        System.out.printf(
                "%,d rows, median of %d rounds: plain JDBC %,.0f rows/s, route and mapping %,.0f rows/s, ratio %.2f%n",
                rows, rounds, median(plain), median(route), median(route) / median(plain));
    }

    private double throughTheRoute() {
        var mapper = new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class));
        var mapped = new LongAdder();
        erp.landInto(page -> mapped.add(mapper.map("iberica", page).stream()
                .filter(Mapped.class::isInstance)
                .count()));
        long start = System.nanoTime();
        SweepResult result = erp.ask(
                "erp-open-items",
                new SweepRequest(1, "iberica", "iberica", LocalDate.of(2026, 3, 31), null),
                SweepResult.class);
        double seconds = (System.nanoTime() - start) / 1e9;
        require(result.count() == rows && mapped.sum() == rows);
        return rows / seconds;
    }

    private double plainJdbc() throws SQLException {
        long start = System.nanoTime();
        long read = 0;
        int values = 0;
        try (Connection connection = erp.readingConnection();
                PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, "iberica");
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        values += result.getObject(i) == null ? 0 : 1;
                    }
                    read++;
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(read == rows && values > rows);
        return rows / seconds;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("not every row was read and mapped; the figures mean nothing");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
