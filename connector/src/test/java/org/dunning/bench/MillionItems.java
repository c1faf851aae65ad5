package org.dunning.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dunning.whole.Postgres;

/**
 * Proposes over a generated ERP of 1,000,000 open items with a heap of 512 MB, in a JVM of its own, first with an empty
 * ledger and then again, and prints the times as ratios to reading the same rows by plain JDBC. Needs the packaged jar;
 * an argument gives another number of items, a second one "postgres" puts the ledger there too.
 */
public final class MillionItems {

    private static final int ITEMS_OF_A_DEBTOR = 5;

    private MillionItems() {}

    public static void main(String[] args) throws Exception {
        int items = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        boolean ledgerOnPostgres = args.length > 1 && args[1].equals("postgres");
        Path folder = Files.createTempDirectory("million-items");
        try (EmbeddedPostgres postgres = Postgres.start()) {
            String erp = postgres.getJdbcUrl("postgres", "postgres");
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                generate(connection, items);
                double plain = seconds(() -> read(connection));
                System.out.printf("plain JDBC reads %,d rows: 1.0%n", items);
                String ledger =
                        ledgerOnPostgres ? ledgerOn(connection, postgres) : "jdbc:h2:file:" + folder.resolve("ledger");
                double first = seconds(() -> propose(folder, erp, ledger));
                System.out.printf("propose, empty ledger, -Xmx512m, with its start: %.1f times that%n", first / plain);
                double second = seconds(() -> propose(folder, erp, ledger));
                System.out.printf("propose again, nothing changed:              %.1f times that%n", second / plain);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void generate(Connection connection, int items) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table receivable as select g as id, g / " + ITEMS_OF_A_DEBTOR + " as debtor,"
                    + " (g % 9000 + 100) / 10.0 as residual, current_date + 30 - (g * 37 % 120) as due from generate_series(1, "
                    + items
                    + ") g");
            statement.execute(
                    "create view dunning_open_items as select 'acme' as company, id::text as erp_key, 'I-' || id as document_no,"
                            + " '1' as line_no, 'D' || debtor as debtor_no, 'Debtor ' || debtor as debtor_name,"
                            + " 'd' || debtor || '@debtor.example' as email, 'es' as language, 'ES' as country, null::text as time_zone,"
                            + " null::text as segment, 'EUR' as currency, residual::numeric(12, 2) as amount, residual::numeric(12, 2) as residual,"
                            + " due - 30 as document_date, due as due_date, null::text as credit_for, null::text as reference,"
                            + " null::text as blocked, null::text as disputed, null::text as direct_debit, null::text as in_payment,"
                            + " null::integer as erp_level, null::text as debtor_blocked, null::text as debtor_stopped from receivable");
            statement.execute("analyze receivable");
        }
    }

    private static void read(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery("select * from dunning_open_items")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                }
            }
        }
        connection.setAutoCommit(true);
    }

    private static String ledgerOn(Connection connection, EmbeddedPostgres postgres) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database ledger");
        }
        return postgres.getJdbcUrl("postgres", "ledger");
    }

    private static void propose(Path folder, String erp, String ledger) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("application.yaml"),
                """
                dunning:
                  erp: sql
                  mail: { from: cobros@acme.example }
                  companies:
                    acme: { zone: Europe/Madrid }
                """);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                "connector/target/dunning-connector.jar",
                "propose",
                "--json",
                "--config",
                folder.toString(),
                "--dunning.erp-database.url=" + erp,
                "--dunning.erp-database.username=postgres",
                "--dunning.ledger.url=" + ledger));
        if (ledger.startsWith("jdbc:postgresql")) {
            command.add("--dunning.ledger.username=postgres");
        }
        int exit = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("proposal.json").toFile())
                .redirectError(new File(folder.toFile(), "log"))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "propose ended with " + exit + ": " + Files.readString(folder.resolve("log")));
        }
        System.out.printf("proposal of %,d bytes%n", Files.size(folder.resolve("proposal.json")));
    }
}
