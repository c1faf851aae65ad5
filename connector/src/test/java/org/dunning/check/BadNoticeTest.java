package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadNoticeTest {

    @TempDir
    Path config;

    @Test
    void isToldWithItsPlaceBeforeARunSendsAnything() throws IOException {
        Files.copy(Path.of("config-samples/demo/application.yaml"), config.resolve("application.yaml"));
        Path notices = Files.createDirectories(config.resolve("mappings/notices"));
        Files.writeString(
                notices.resolve("friendly.es.txt"),
                "$total\n$total.class.forName('java.lang.Runtime').getRuntime().exec('id')\n$debtorNam\n");

        Call run = Call.of(
                "run",
                "--config",
                config.toString(),
                "--dunning.mail.folder=" + config.resolve("mails").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        notices.resolve("friendly.es.txt") + ":2:8 unknown part 'class'",
                        notices.resolve("friendly.es.txt")
                                + ":3:1 unknown variable $debtorNam; did you mean 'debtorName'?");
        assertThat(config.resolve("mails")).doesNotExist();
    }
}
