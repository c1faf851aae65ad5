package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** config-samples/sap-ecc-sql as it is, over a replica with SAP's tables and the two logins that the sample makes. */
class SapEccMainJobTest {

    private static final String OUTBOX = "config-samples/sap-ecc-sql/dunning_contacts.sql";

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private JdbcTemplate replica;

    @BeforeEach
    void aReplicaWithItsLogins() throws Exception {
        postgres = Postgres.start();
        replica = new JdbcTemplate(postgres.getPostgresDatabase());
        replica.execute(Files.readString(Path.of("connector/src/test/resources/sap/ecc.sql")));
        replica.execute(Files.readString(Path.of(OUTBOX)));
        Files.readAllLines(Path.of("config-samples/sap-ecc-sql/read-only-role.sql")).stream()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--") && !line.endsWith("\\gset"))
                .map(line -> line.replace(":'reader'", "'reading'").replace(":'writer'", "'writing'"))
                .forEach(replica::execute);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void runsFromTheReplicaToOneRowOfTheOutboxForEachNotice() throws Exception {
        for (int debtor = 1; debtor <= 6; debtor++) {
            debtor(debtor);
            item("180000000" + debtor, debtor, "S", "100.00", SapKit.ON.minusDays(35));
        }
        item("1800000021", 2, "S", "50.00", SapKit.ON.plusDays(10));
        // Debtor 3 paid all of it on account of its invoice, debtor 4 a part.
        item("1400000003", 3, "H", "100.00", SapKit.ON.minusDays(2), "rebzg", "1800000003", "rebzt", "Z");
        item("1400000004", 4, "H", "40.00", SapKit.ON.minusDays(2), "rebzg", "1800000004", "rebzt", "Z");
        // Debtor 5 is blocked, and debtor 6 pays after the proposal.
        replica.update("update bsid set mansp = 'A' where kunnr = ?", number(5));
        try (var connector = connector()) {
            connector.justBeforeTheRecheck(() -> replica.update("delete from bsid where kunnr = ?", number(6)));

            RunReport report = connector.run();

            assertThat(report.alarms()).isEmpty();
            assertThat(report.complete()).isTrue();
            assertThat(report.items()).isEqualTo(9);
            assertThat(report.outcomes())
                    .containsEntry(Outcome.NOTIFY, 4L)
                    .containsEntry(Outcome.BLOCKED, 1L)
                    .containsEntry(Outcome.NOT_DUE, 1L);
            assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 3L, "WITHDRAWN", 1L));
            assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 3L));
            assertThat(connector.mails()).hasSize(3);
            assertThat(contacts())
                    .containsExactly(
                            "1 NOTE 100/1000 friendly 1800000001 1000/2026/1800000001/001 100.000 EUR",
                            "2 NOTE 100/1000 friendly 1800000002 1000/2026/1800000002/001 100.000 EUR",
                            "4 NOTE 100/1000 friendly 1800000004 1000/2026/1800000004/001 60.000 EUR");

            connector.later(Duration.ofSeconds(90));
            assertThat(connector.reconcile().inWords()).isEqualTo("3 mails compared, no difference");
            RunReport second = connector.run();
            assertThat(second.deliveries()).isEmpty();
            assertThat(second.notes()).isEmpty();
            assertThat(contacts()).hasSize(3);

            // Whoever loads SAP has taken the rows; the next stage adds others and touches none of these.
            replica.update("update dunning_contacts set taken_at = current_timestamp");
            connector.later(Duration.ofDays(15));
            assertThat(connector.run().notes()).isEqualTo(Map.of("WRITTEN", 3L));
            assertThat(replica.queryForObject(
                            "select count(*) from dunning_contacts where taken_at is null", Integer.class))
                    .isEqualTo(3);
        }
    }

    @Test
    void followsTheLevelsOfSapsOwnDunningRunWhereThatOwnsThem() {
        debtor(1);
        debtor(2);
        item("1800000001", 1, "S", "100.00", SapKit.ON.minusDays(95));
        item("1800000002", 2, "S", "100.00", SapKit.ON.minusDays(35), "manst", "2");
        try (var connector = connector("--dunning.sap.dunning-owner=sap")) {
            RunReport report = connector.run();

            assertThat(report.alarms()).isEmpty();
            assertThat(report.notices()).singleElement().satisfies(notice -> {
                assertThat(notice.stage()).isEqualTo("firm");
                assertThat(notice.items()).containsExactly("1800000002");
            });
            assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 1L, Outcome.NOT_DUE, 1L));
            assertThat(contacts())
                    .containsExactly("2 NOTE 100/1000 firm 1800000002 1000/2026/1800000002/001 100.000 EUR");

            // SAP's run has raised the first one: only now it is written to, at that level and no other.
            replica.update("update bsid set manst = '1' where belnr = '1800000001'");
            connector.later(Duration.ofDays(1));
            assertThat(connector.run().notices()).singleElement().satisfies(notice -> {
                assertThat(notice.stage()).isEqualTo("friendly");
                assertThat(notice.items()).containsExactly("1800000001");
            });
        }
    }

    private SampleRun connector(String... settings) {
        return new SampleRun(
                "config-samples/sap-ecc-sql",
                folder,
                "ledger",
                Stream.concat(
                                Stream.of(
                                        "--dunning.erp-database.url=jdbc:postgresql://127.0.0.1:" + postgres.getPort()
                                                + "/postgres",
                                        "--dunning.erp-database.password=reading",
                                        "--dunning.erp-database.write.password=writing"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    private List<String> contacts() {
        return replica.queryForList(
                "select debtor_no || ' ' || kind || ' ' || company || ' ' || stage || ' ' || documents || ' ' || erp_keys"
                        + " || ' ' || total || ' ' || currency from dunning_contacts order by contacted_at, debtor_no",
                String.class);
    }

    private void debtor(int i) {
        replica.update("insert into kna1 values ('100', ?, ?, 'ES', 'S', ?, '')", number(i), "Debtor " + i, "B" + i);
        replica.update("insert into knb1 values ('100', ?, '1000', '')", number(i));
        replica.update("insert into adr6 values ('100', ?, '', 'X', ?)", "B" + i, "d" + i + "@example.com");
    }

    /** Due after thirty days net, as SAP would reckon it. */
    private void item(String document, int debtor, String side, String amount, LocalDate baseline, String... more) {
        replica.update(
                "insert into bsid (mandt, bukrs, kunnr, gjahr, belnr, buzei, bldat, budat, zfbdt, blart, waers, shkzg, wrbtr,"
                        + " manst, zbd1t, zbd2t, zbd3t, rebzg) values ('100', '1000', ?, '2026', ?, '001', ?, ?, ?, 'DR', 'EUR',"
                        + " ?, cast(? as numeric), '0', 14, 30, 0, '')",
                number(debtor),
                document,
                sapDay(baseline),
                sapDay(baseline),
                sapDay(baseline),
                side,
                amount);
        for (int i = 0; i < more.length; i += 2) {
            replica.update("update bsid set " + more[i] + " = ? where belnr = ?", more[i + 1], document);
        }
    }

    private static String number(int debtor) {
        return "%010d".formatted(debtor);
    }

    private static String sapDay(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
