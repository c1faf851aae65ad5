package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of the first version, whose process was killed while it handed a mail over, is opened by this version. */
class UpgradeTest {

    @TempDir
    Path folder;

    @Test
    void whatWasBeingSentIsKeptAndIsSuspect() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:db/ledger")
                .table("ledger_schema")
                .placeholders(Map.of("binary", "blob", "roomy", ""))
                .target("1")
                .load()
                .migrate();
        try (var ledger = DriverManager.getConnection(url, "sa", "");
                var sql = ledger.createStatement()) {
            sql.execute(
                    "insert into notice (run_id, source, company, debtor_no, currency, business_date, stage, template,"
                            + " total, approval, created_at) values (1, 'sql', 'acme', 'D1', 'EUR', date '2026-11-19', 'friendly',"
                            + " 'friendly', 100, 'NONE', timestamp with time zone '2026-11-19 06:00:00+00')");
            sql.execute(
                    "insert into delivery (notice_id, channel, address, generation, token, message_id, state, attempts,"
                            + " due_at, changed_at) values (1, 'mail', 'd1@debtor.example', 1, '" + "c".repeat(32)
                            + "', '<dun." + "c".repeat(32) + "@acme.example>', 'SENDING', 1,"
                            + " timestamp with time zone '2026-11-19 06:00:01+00', timestamp with time zone '2026-11-19 06:00:01+00')");
        }
        try (var connector = new Connector(folder, new SmallErp(folder), url)) {
            connector.run();

            assertThat(connector
                            .bean(Ledger.class)
                            .sql("select state || ' ' || message_id from delivery")
                            .query(String.class)
                            .list())
                    .containsExactly("SUSPECT <dun." + "c".repeat(32) + "@acme.example>");
        }
    }
}
