package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DunningCommandTest {

    @Test
    void helpNamesTheVerbsAndTheExitCodes() {
        var call = Call.of("--help");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("check", "serve", "--config=DIR", "Exit codes", "--some.property=value");
    }

    @Test
    void aMisspeltOptionIsWrongUsage() {
        var call = Call.of("check", "--conect");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("--conect");
    }

    @Test
    void aMisspeltVerbIsWrongUsageAndSuggestsTheRightOne() {
        var call = Call.of("chek");

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("chek").contains("check");
    }

    @Test
    void aDirectoryWithoutSettingsIsRefusedAndTheDemoNamed(@TempDir Path empty) {
        var call = Call.of("check", "--config", empty.toString());

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("no application.yaml in " + empty).contains("config-samples/demo");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        assertThat(Call.of("--config", "no/such/place").err()).contains("no/such/place is not a directory");
    }

    @Test
    void propertiesAreKeptApartFromOptions() {
        var call = Invocation.of(
                Object.class,
                Call.NOWHERE,
                Call.NOWHERE,
                "check",
                "--dunning.mail.port=2525",
                "--config=a.b",
                "--json");

        assertThat(call.words()).containsExactly("check", "--config=a.b", "--json");
        assertThat(call.overrides()).containsExactly("--dunning.mail.port=2525");
    }
}
