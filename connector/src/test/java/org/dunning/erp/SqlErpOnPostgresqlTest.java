package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.camel.Exchange;
import org.dunning.configfile.YamlFile;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.mapping.ItemMapper;
import org.dunning.mapping.MappedRecord.SetAside;
import org.dunning.mapping.RecordMapping;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SqlErpOnPostgresqlTest extends SqlErpContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Override
    SqlErp open(Path mapping) throws Exception {
        return new SqlErp(mapping, postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    @Override
    String bytesType() {
        return "bytea";
    }

    @Override
    String bytesOfPdf() {
        return "'\\x25504446'";
    }

    @Test
    void failsTheSweepWhenReadingBreaksInTheMiddle() throws Exception {
        items("iberica", 5_000);
        // Evaluated row by row while the result is streamed.
        try (SqlErp broken = withOpenItems(
                "select d.*, 1 / (3500 - cast(erp_key as integer)) as x from dunning_open_items d where company = :#company")) {
            Exchange exchange = broken.send("erp-open-items", sweep());

            assertThat(exchange.getException()).hasStackTraceContaining("division by zero");
            assertThat(broken.pages()).hasSize(1);
            assertThat(broken.openConnections()).isZero();
        }
    }

    @Test
    void refusesAReadingQueryThatWrites() throws Exception {
        items("iberica", 1);
        try (SqlErp hostile = withOpenItems(
                "with gone as (delete from dunning_open_items where company = :#company returning *) select * from gone")) {
            assertThat(hostile.send("erp-open-items", sweep()).getException())
                    .hasStackTraceContaining("read-only transaction");
        }
        assertThat(erp.query("select * from dunning_open_items")).hasSize(1);
    }

    @Test
    void comparesKeysWithAColumnOfNumbers() throws Exception {
        items("iberica", 3);
        erp.execute("alter table dunning_open_items alter column erp_key type bigint using erp_key::bigint");

        var request = new RecheckRequest("iberica", "iberica", ON, List.of("1", "2"), List.of("D-1"));
        assertThat(erp.ask("erp-recheck", request, List.class)).hasSize(2);
    }

    @Test
    void setsAsideWhatOnlyPostgresqlCallsANumberOrADate() throws Exception {
        items("iberica", 4);
        erp.execute(
                "update dunning_open_items set residual = 'NaN' where erp_key = '1'",
                "alter table dunning_open_items alter column amount type numeric",
                "update dunning_open_items set amount = 'Infinity' where erp_key = '2'",
                "update dunning_open_items set due_date = 'infinity' where erp_key = '3'");

        erp.ask("erp-open-items", sweep(), SweepResult.class);
        var mapped = new ItemMapper(YamlFile.read(MAPPING, RecordMapping.class)).map("iberica", erp.rows());

        assertThat(mapped.stream().filter(SetAside.class::isInstance).map(aside -> ((SetAside) aside).field()))
                .containsExactlyInAnyOrder("residual", "amount", "due-date");
    }

    @Test
    void tellsAWrongPasswordInOneLineWithoutIt() {
        var login = new ErpDatabaseProperties.Login(
                postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "") + "?ssl=false",
                "nobody-here",
                "canary-4711");

        try (var database = ErpDatabase.forReading(login)) {
            assertThatThrownBy(database::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("cannot open the ERP's database jdbc:postgresql://localhost:")
                    .hasMessageContaining("as user 'nobody-here': FATAL: role \"nobody-here\" does not exist")
                    .hasNoCause()
                    .message()
                    .doesNotContain("canary")
                    .hasLineCount(1);
        }
        assertThat(login.toString()).doesNotContain("canary");
    }

    @Test
    void tellsAHostThatCannotBeReached() {
        try (var database = ErpDatabase.forReading(
                new ErpDatabaseProperties.Login("jdbc:postgresql://127.0.0.1:1/erp", "reader", "canary-4711"))) {
            assertThatThrownBy(database::getConnection)
                    .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/erp")
                    .hasMessageContaining("refused")
                    .message()
                    .doesNotContain("canary");
        }
    }

    @Test
    void streamsInsteadOfHoldingTheResult() throws Exception {
        try (Connection connection = erp.readingConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getFetchSize()).isEqualTo(1_000);
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.isReadOnly()).isTrue();
        }
    }

    private SqlErp withOpenItems(String sql) throws Exception {
        String mapping = Files.readString(MAPPING)
                .replace("select * from dunning_open_items where company = :#company\n", sql + "\n");
        assertThat(mapping).contains(sql);
        Path file = Files.writeString(folder.resolve("sql.yaml"), mapping);
        return open(file);
    }
}
