package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that a procedure names and that cannot be used is told before anything is sent by it. */
class ChannelCheckTest {

    @TempDir
    private Path config;

    @BeforeEach
    void demo() throws IOException {
        Files.copy(Path.of("config-samples/demo/application.yaml"), config.resolve("application.yaml"));
        Path records = Files.createDirectories(config.resolve("mappings/records"));
        Files.writeString(
                records.resolve("sql.yaml"),
                Files.readString(Path.of("config-samples/demo/mappings/records/sql.yaml"))
                        .replace("  postal-address: direccion\n", ""));
        Files.writeString(
                Files.createDirectories(config.resolve("mappings/procedures")).resolve("own.yaml"),
                """
                name: own
                minimum-gap-days: 7
                stages:
                  - { stage: friendly, days-from-due: 1, channels: [whatsapp, letter, mail] }
                """);
    }

    @Test
    void aProviderThatIsNotSetIsAProblemAndAFieldThatIsNotMappedANote() {
        Call check = Call.of("check", "--config", config.toString());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out() + check.err())
                .contains("own.yaml:4:53 whatsapp needs a provider: set dunning.channels.whatsapp, or take it out")
                .contains("letter reaches nobody: mappings/records/sql.yaml has no field 'postal-address'")
                .doesNotContain("whatsapp reaches nobody");
    }

    @Test
    void aCompanyThatThanksMustBeThereAndTheProviderMaySet() {
        Call check = Call.of(
                "check",
                "--config",
                config.toString(),
                "--dunning.thank-you.companies=acmee",
                "--dunning.channels.whatsapp.url=https://graph.example.com/v23.0",
                "--dunning.channels.whatsapp.phone-number-id=1",
                "--dunning.channels.whatsapp.token=t",
                "--dunning.channels.whatsapp.template=payment");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out() + check.err())
                .contains("there is no company 'acmee'")
                .doesNotContain("needs a provider");
    }
}
