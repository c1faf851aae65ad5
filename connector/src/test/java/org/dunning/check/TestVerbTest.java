package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestVerbTest {

    @TempDir
    Path config;

    @BeforeEach
    void aConfiguration() throws IOException {
        Files.writeString(config.resolve("application.yaml"), "dunning: { erp: sql }\n");
        Files.createDirectories(config.resolve("mappings/procedures"));
    }

    @Test
    void allShippedExamplesHold() {
        var call = Call.of("test", "--config", config.toString());

        assertThat(call.out()).contains(" 0 failures").doesNotContain("0 examples");
        assertThat(call.exitCode()).isZero();
    }

    @Test
    void aFailedExampleIsToldWithItsPlace() throws IOException {
        write(
                "own.yaml",
                """
                name: own
                minimum-gap-days: 7
                stages:
                  - stage: friendly
                    days-from-due: 3
                """);
        write(
                "own.cases.yaml",
                """
                - name: two days late
                  given: { days-overdue: 2 }
                  expect: { outcome: NOTIFY, stage: frendly }
                - name: nothing known of it
                  given: { days-overdue: 2, last-stage: frendly }
                  expect: { outcome: NOTFY }
                - name: no money
                  given: { residual: many }
                  expect: { outcome: NOT_DUE }
                """);

        var call = Call.of("test", "--config", config.toString());

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out())
                .contains("own.cases.yaml:3:13 two days late: expected NOTIFY, got NOT_DUE (")
                .contains("own.cases.yaml:5:29 nothing known of it: unknown stage 'frendly'; did you mean 'friendly'?")
                .contains("own.cases.yaml:8:3 no money: expected an amount such as 100.00 EUR, found 'many'");
    }

    @Test
    void examplesWithoutTheirRulesAreAFailure() throws IOException {
        write("lost.cases.yaml", "- name: x\n  given: {}\n  expect: { outcome: NOT_DUE }\n");

        var call = Call.of("test", "--config", config.toString());

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).contains("lost.yaml no such file").contains("lost.cases.yaml has examples for it");
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(config.resolve("mappings/procedures/" + name), yaml);
    }
}
