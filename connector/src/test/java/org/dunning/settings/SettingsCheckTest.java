package org.dunning.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {

    @TempDir
    Path config;

    @Test
    void goodSettingsHaveNoProblem() throws IOException {
        write(
                """
                dunning:
                  mail:
                    from: dunning@example.com
                    replyTo: answers@example.com
                    transport: smtp
                    port: 2525
                    timeout: 5m
                    languages: [es, en]
                    desks:
                      north: { zone: Europe/Madrid, people: 3 }
                server:
                  port: 8081
                """);

        var report = check(Map.of());

        assertThat(report.problems()).isEmpty();
        assertThat(report.unset()).isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() throws IOException {
        write(
                """
                dunning:
                  mail:
                    from: dunning@example.com
                    transprot: smtp
                    port: many
                    timeout: soon
                    pool:
                      conections: 3
                    desks:
                      north: { zone: Europe/Madird, people: 3 }
                  mial:
                    host: localhost
                srever:
                  port: 80
                """);

        assertThat(lines(check(Map.of())))
                .containsExactly(
                        "application.yaml:4:5 unknown key 'transprot'; did you mean 'transport'?",
                        "application.yaml:5:11 'port' expects a number, found 'many'",
                        "application.yaml:6:14 'timeout' expects a duration such as 30s, 5m or 2d, found 'soon'",
                        "application.yaml:8:7 unknown key 'conections'; did you mean 'connections'?",
                        "application.yaml:10:22 'zone' expects a time zone such as Europe/Madrid, found 'Europe/Madird'; did you mean 'Europe/Madrid'?",
                        "application.yaml:11:3 unknown key 'mial'; did you mean 'mail'?",
                        "application.yaml:13:1 unknown key 'srever'; did you mean 'server'?");
    }

    @Test
    void missingValuesAndBrokenConstraintsAreToldWhereTheyBelong() throws IOException {
        write(
                """
                dunning:
                  mail:
                    port: 70000
                    desks:
                      north: { people: -1 }
                """);

        assertThat(lines(check(Map.of())))
                .containsExactly(
                        "application.yaml:2:3 missing 'dunning.mail.from'",
                        "application.yaml:3:11 'port' must be less than or equal to 65535",
                        "application.yaml:5:7 missing 'dunning.mail.desks.north.zone'",
                        "application.yaml:5:24 'people' must be greater than or equal to 0");
    }

    @Test
    void anUnknownNameOnTheCommandLineOrInTheEnvironmentIsRefused() throws IOException {
        write("dunning: { mail: { from: a@example.com } }");

        assertThat(lines(check(
                        Map.of("DUNNING_MAIL_PROT", "25", "DUNNING_MAIL_REPLY_TO", "b@example.com"),
                        "--dunning.mail.transprot=smtp",
                        "--dunning.mail.port=x")))
                .containsExactly(
                        "command line --dunning.mail.port 'port' expects a number, found 'x'",
                        "command line --dunning.mail.transprot unknown key 'transprot'; did you mean 'transport'?",
                        "environment variable DUNNING_MAIL_PROT is no setting of ours: unknown key 'prot'; did you mean"
                                + " 'port'?");
    }

    @Test
    void environmentAndCommandLineOverrideTheFile() throws IOException {
        write("dunning: { mail: { from: a@example.com, port: wrong } }");

        var report = check(Map.of("DUNNING_MAIL_PORT", "26"));

        assertThat(lines(report)).isEmpty();
        assertThat(report.environment().getProperty("dunning.mail.port")).isEqualTo("26");
    }

    @Test
    void anUnsetSecretIsToldApartAndItsNameSaid() throws IOException {
        write("dunning: { mail: { from: a@example.com, password: '${MAIL_SECRET}' } }");

        var report = check(Map.of());

        assertThat(report.problems()).isEmpty();
        assertThat(report.unset())
                .extracting(Problem::message)
                .containsExactly("MAIL_SECRET is not set; dunning.mail.password needs it");
        assertThat(check(Map.of("MAIL_SECRET", "s")).unset()).isEmpty();
    }

    @Test
    void aChoiceThatDoesNotExistNamesTheChoices() throws IOException {
        write("dunning: { mail: { from: a@example.com, transport: smpt } }");

        assertThat(lines(check(Map.of())))
                .containsExactly("application.yaml:1:52 'transport' expects one of smtp, folder, found 'smpt'; did you"
                        + " mean 'smtp'?");
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() throws IOException {
        write("dunning:\n  mail: {from: a\n  other: b\n");

        assertThatThrownBy(() -> check(Map.of()))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("application.yaml:3:")
                .hasMessageContaining("is not valid YAML");
    }

    @Test
    void aDuplicateKeyAnAliasAndATagAreRefused() throws IOException {
        write("dunning:\n  mail: &m {from: a}\n  mail: *m\nspring: !!java.net.URL [x]\n");

        assertThatThrownBy(() -> check(Map.of()))
                .hasMessageContaining("application.yaml:3:3 duplicate key 'mail'")
                .hasMessageContaining("anchors and aliases are not supported")
                .hasMessageContaining("tags such as");
    }

    @Test
    void aSecondDocumentForAProfileIsReadAsSpringReadsIt() throws IOException {
        write(
                """
                dunning: { mail: { from: a@example.com } }
                ---
                spring: { config: { activate: { on-profile: live } } }
                dunning:
                  mail:
                    prot: 25
                """);

        assertThat(lines(check(Map.of()))).isEmpty();
        assertThat(lines(check(Map.of(), "--spring.profiles.active=live")))
                .containsExactly("application.yaml:6:5 unknown key 'prot'; did you mean 'port'?");
    }

    private void write(String yaml) throws IOException {
        Files.writeString(config.resolve("application.yaml"), yaml);
    }

    private SettingsReport check(Map<String, Object> environment, String... overrides) {
        var arguments = new ArrayList<>(List.of(overrides));
        arguments.add("--spring.config.location=" + config.toUri());
        return SettingsCheck.of("org.dunning.settings.sample").check(config, arguments, environment);
    }

    private List<String> lines(SettingsReport report) {
        return report.problems().stream()
                .map(problem -> problem.toString().replace(config + "/", ""))
                .toList();
    }
}
