package org.dunning.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class KillOnPostgresqlTest extends KillContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = Postgres.builder().setServerConfig("max_connections", "300").start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        Files.createDirectories(template());
        Earlier.prepare(template(), create("made_once", ""));
    }

    @Override
    Path template() {
        return folder.resolve("template");
    }

    @Override
    String freshLedger(Path worldFolder, String name) throws Exception {
        return create(name, " template made_once");
    }

    private static String create(String name, String like) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + like);
        }
        return postgres.getJdbcUrl("postgres", name);
    }
}
