package org.dunning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that is shipped passes the check as it is. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("config-samples");

    static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("application.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreSamplesAndEachFolderIsOne() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            assertThat(samples())
                    .hasSize((int) folders.filter(Files::isDirectory).count());
        }
        assertThat(samples()).contains(SAMPLES.resolve("demo"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSamplePassesTheCheck(Path sample) {
        var call = Call.of("check", "--config", sample.toString());

        assertThat(call.out()).contains("No problem found");
        assertThat(call.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theShippedRoutesAreNotTakenForEdited(Path sample) {
        assertThat(Call.of("check", "--config", sample.toString()).out())
                .doesNotContain("routes/dunning-run.camel.yaml was edited");
    }
}
