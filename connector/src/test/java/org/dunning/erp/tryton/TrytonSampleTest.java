package org.dunning.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.tryton.TrytonStub.CREATE;
import static org.dunning.erp.tryton.TrytonStub.PARTIES;
import static org.dunning.erp.tryton.TrytonStub.PASSWORD;
import static org.dunning.erp.tryton.TrytonStub.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.dunning.DunningApplication;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.dunning.whole.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** config-samples/tryton as it is, over a few tables as Tryton has them. */
class TrytonSampleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void runsFromTheReceivablesToTheNoteOnTheParty() throws Exception {
        try (var postgres = Postgres.start();
                var tryton = new TrytonStub()) {
            var tables = new JdbcTemplate(postgres.getPostgresDatabase());
            for (String file : List.of("tables.sql", "cases.sql")) {
                tables.execute(Files.readString(Path.of("connector/src/test/resources/tryton", file)));
            }
            tryton.answer(PARTIES, result("[{\"id\": 63, \"code\": \"C2\"}]"));
            try (var connector = start(postgres.getJdbcUrl("postgres", "postgres"), tryton.url())) {
                RunReport report = connector
                        .getBean(ProducerTemplate.class)
                        .requestBody("direct:dunning-run", RunRequest.run("test"), RunReport.class);

                assertThat(report.complete()).isTrue();
                assertThat(report.alarms()).isEmpty();
                assertThat(report.outcomes())
                        .isEqualTo(Map.of(
                                Outcome.NOTIFY, 2L,
                                Outcome.NOTHING_OPEN, 1L,
                                Outcome.NETTED, 3L,
                                Outcome.NO_DUE_DATE, 1L,
                                Outcome.BLOCKED, 2L,
                                Outcome.LAST_STAGE, 1L));
                assertThat(report.totals()).hasSize(1).hasEntrySatisfying("USD", total -> assertThat(total)
                        .isEqualByComparingTo("109.88"));
                assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 1L));
            }
            assertThat(tryton.calls(CREATE)
                            .get(0)
                            .path(0)
                            .path(0)
                            .path("message")
                            .asText())
                    .contains("friendly", "109.88 USD", "R3, R4");
            try (Stream<Path> mails = Files.list(folder.resolve("mail"))) {
                assertThat(mails.filter(file -> file.toString().endsWith(".eml")))
                        .hasSize(1);
            }
        }
    }

    private ConfigurableApplicationContext start(String database, String api) {
        return new SpringApplicationBuilder(DunningApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(started -> ((GenericApplicationContext) started)
                        .registerBean(
                                "testClock",
                                Clock.class,
                                () -> Clock.fixed(NOW, ZoneOffset.UTC),
                                bean -> bean.setPrimary(true)))
                .properties("spring.main.allow-bean-definition-overriding=true")
                .run(
                        "--spring.config.location=classpath:/,file:config-samples/tryton/",
                        "--dunning.config=config-samples/tryton",
                        "--dunning.run.mode=send",
                        "--dunning.erp-database.url=" + database,
                        "--dunning.erp-database.username=postgres",
                        "--dunning.erp-database.password=",
                        "--dunning.erp-api.url=" + api,
                        "--dunning.erp-api.password=" + PASSWORD,
                        "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                        "--dunning.mail.folder=" + folder.resolve("mail"));
    }
}
