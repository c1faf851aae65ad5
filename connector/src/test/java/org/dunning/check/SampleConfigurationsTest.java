package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleConfigurationsTest {

    @TempDir
    Path folder;

    @Test
    void everySampleIsFreeOfProblemsThoughItsSecretsAreNotSet() throws IOException {
        List<Path> samples = samples();

        assertThat(samples).hasSizeGreaterThanOrEqualTo(2);
        assertThat(samples).allSatisfy(sample -> {
            Call call = Call.of("check", "--config", sample.toString());
            assertThat(call.out() + call.err()).contains("No problem found");
            assertThat(call.exitCode()).isZero();
        });
    }

    @Test
    void theDemoSendsItsNoticesAndNotesThemInItsErp() throws IOException {
        Call first = demo("run");

        assertThat(first.exitCode()).as(first.err()).isZero();
        try (Stream<Path> mails = Files.list(folder.resolve("mails"))) {
            assertThat(mails.filter(mail -> mail.toString().endsWith(".eml"))).hasSizeGreaterThanOrEqualTo(25);
        }
        assertThat(first.out()).contains("WRITTEN").contains("Waiting for a person");
        Call second = demo("run");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).doesNotContain("WRITTEN").doesNotContain(" SENT");
    }

    @Test
    void aMappingWithQueriesSaysThatItNeedsADatabase() throws IOException {
        String withoutDatabase = Files.readString(Path.of("config-samples/demo/application.yaml"))
                .replaceFirst("(?s)  erp-database:.*?  ledger:", "  ledger:");
        Files.writeString(folder.resolve("application.yaml"), withoutDatabase);

        Call call = Call.of("check", "--config", folder.toString());

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out() + call.err())
                .contains("mappings/records/sql.yaml:", "these need a database: set dunning.erp-database.url")
                .doesNotContain("no bean");
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "odoo | database: production | is odoo, which is asked over Odoo's own interface: set dunning.erp-api.url and"
                        + " dunning.erp-api.password, an API key; config-samples/odoo/README.md tells how to make one",
                "odoo-sql | database: production | is odoo-sql, which reads the items by SQL; notes, documents and links go"
                        + " over Odoo's own interface, and nothing starts without it: set dunning.erp-api.url and"
                        + " dunning.erp-api.password, an API key",
                "odoo-sql | url: https://odoo.example.com, password: '' | without it: set dunning.erp-api.password, an API key",
                "tryton | url: https://erp.example.com | over Tryton's own interface, and nothing starts without it: set"
                        + " dunning.erp-api.database and dunning.erp-api.username and dunning.erp-api.password"
            })
    void anErpWithAnInterfaceOfItsOwnSaysAtOnceWhatItNeedsForIt(String erp, String given, String words)
            throws IOException {
        String sample = Files.readString(Path.of("config-samples/odoo/application.yaml"));
        Files.writeString(
                folder.resolve("application.yaml"),
                sample.replace("erp: odoo", "erp: " + erp + "\n  erp-database: { url: 'jdbc:h2:mem:none' }")
                        .replaceFirst("(?s)  erp-api:.*?  odoo:", "  erp-api: { " + given + " }\n  odoo:"));

        for (String verb : List.of("check", "propose")) {
            Call call = Call.of(verb, "--config", folder.toString());

            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.out() + call.err()).contains("application.yaml:4:8 'erp' ", words);
        }
    }

    @Test
    void aKeyThatIsNotInThisEnvironmentIsToldAsThatAlone() throws IOException {
        Call call = Call.of("propose", "--config", "config-samples/odoo");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out() + call.err())
                .contains("DUNNING_ERP_API_PASSWORD is not set")
                .doesNotContain("own interface");
    }

    private Call demo(String verb) {
        return Call.of(
                verb,
                "--config",
                "config-samples/demo",
                "--dunning.erp-database.url=jdbc:h2:file:"
                        + folder.resolve("erp").toAbsolutePath()
                        + ";INIT=RUNSCRIPT FROM './config-samples/demo/erp.sql'",
                "--dunning.ledger.url=jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath(),
                "--dunning.mail.folder=" + folder.resolve("mails"));
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("config-samples"))) {
            return folders.filter(sample -> Files.exists(sample.resolve("application.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
