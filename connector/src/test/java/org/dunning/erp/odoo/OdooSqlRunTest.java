package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whole runs that read Odoo's tables and write over its interface, which knows its own fields and no column of a query. */
class OdooSqlRunTest {

    private static final String DEBTOR = "ap@example.org";

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private JdbcTemplate tables;

    @BeforeEach
    void tablesWithOneOpenLine() throws IOException {
        postgres = Postgres.start();
        tables = new JdbcTemplate(postgres.getPostgresDatabase());
        tables.execute(Files.readString(Path.of("connector/src/test/resources/odoo/tables.sql")));
        tables.execute("delete from account_move_line where id <> 43");
        tables.execute("delete from account_move where journal_id = 2");
        tables.execute("update res_partner set lang = 'en_US' where id = 11");
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whatIsPromisedIsKeptFromOdoosFollowUpUntilThePromiseEnds(int version) throws Exception {
        String field = version == 19 ? "no_followup" : "blocked";
        tables.execute("alter table account_move_line add " + field + " boolean");
        try (var odoo = odoo(version);
                var connector = reading(odoo, "dunning.odoo.no-follow-up=true")) {
            assertThat(connector.ask("direct:erp-capabilities", "", Map.class)).containsEntry("erp-write-back", "yes");
            assertThat(connector.run().alarms()).isEmpty();

            connector.answers(DEBTOR, "We will pay on 4 December 2026.");
            assertThat(connector.on(OdooKit.ON.plusDays(1)).run().alarms()).isEmpty();
            assertThat(line(odoo).path(field).asBoolean()).isTrue();
            assertThat(odoo.table("mail.activity")).hasSize(1);
            tables.execute("update account_move_line set " + field + " = true");

            connector.on(LocalDate.of(2026, 12, 10)).run();
            assertThat(line(odoo).path(field).asBoolean()).isFalse();
            assertThat(connector.mails()).hasSize(1);
            tables.execute("update account_move_line set " + field + " = false");
            connector.on(LocalDate.of(2026, 12, 11)).run();
            assertThat(connector.mails())
                    .as("of what was ours it hears a run later")
                    .hasSize(2);
            assertThat(odoo.count("account.move.line.fields_get"))
                    .as("once by the check, once by the runs")
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void anInvoiceInANoticeIsALinkToThePortal(int version) throws Exception {
        tables.execute("alter table account_move_line add blocked boolean");
        try (var odoo = odoo(version);
                var connector = reading(odoo, "dunning.odoo.portal-url=https://pay.example.com")) {
            odoo.answer("account.move.get_portal_url", asked -> "/my/invoices/17?access_token=made");

            assertThat(connector.run().alarms()).isEmpty();

            assertThat(connector.mails()).singleElement().asString().satisfies(mail -> assertThat(
                            mail.replaceAll("=\r?\n", "").replace("=3D", "="))
                    .contains("https://pay.example.com/my/invoices/17?access_token=made"));
        }
    }

    private OdooConnector reading(OdooStub odoo, String setting) {
        return OdooConnector.over(
                odoo,
                folder,
                setting,
                "dunning.erp=odoo-sql",
                "dunning.erp-database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "dunning.erp-database.username=postgres",
                "dunning.erp-database.password=postgres",
                "dunning.companies.tomillo.erp-id=3",
                "dunning.run.smallest-sweep=0");
    }

    /** It says of lines what a real one said, and no more. */
    private static OdooStub odoo(int version) throws IOException {
        JsonNode said = OdooStub.JSON
                .readTree(
                        Files.readString(Path.of("connector/src/test/resources/odoo/recordings-" + version + ".json")))
                .path("line_fields")
                .path("body");
        var odoo = new OdooStub(version);
        odoo.answer("account.move.line.fields_get", asked -> {
            List<String> names = new ArrayList<>();
            asked.path("allfields").forEach(name -> names.add(name.asText()));
            ObjectNode known = (version == 19 ? said : said.path("result")).deepCopy();
            return known.retain(names);
        });
        invoice(odoo, 43, 17, 11, "100.50");
        return odoo;
    }

    private static JsonNode line(OdooStub odoo) {
        return odoo.table("account.move.line").get(43L);
    }
}
