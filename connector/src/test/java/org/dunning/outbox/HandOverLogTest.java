package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.dunning.outbox.HandOverLog.Left;
import org.dunning.outbox.HandOverLog.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverLogTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() {
        file = folder.resolve("logs").resolve("owner.log");
    }

    @Test
    void tellsWhatWasGoneTakenAndRefusedOnceItsWriterIsGone() throws IOException {
        try (var log = HandOverLog.begin(file, "monday")) {
            log.gone(1);
            log.gone(2);
            log.taken(2, "250 2.0.0 Ok:\nqueued as 4F1A");
            log.gone(3);
            log.refused(3);
        }
        assertThat(HandOverLog.read(file, "monday"))
                .isEqualTo(new Left(Map.of(
                        1L, new Trace.Gone(),
                        2L, new Trace.Taken("250 2.0.0 Ok: queued as 4F1A"),
                        3L, new Trace.NotGone())));
    }

    @Test
    void tellsNothingWhileItsWriterLives() throws IOException {
        try (var log = HandOverLog.begin(file, "monday")) {
            log.gone(1);
            assertThat(HandOverLog.read(file, "monday")).isNull();
        }
    }

    @Test
    void provesNothingAfterTheMachineWasStartedAnew() throws IOException {
        HandOverLog.begin(file, "monday").close();
        assertThat(HandOverLog.read(file, "tuesday")).isEqualTo(new Left(null));
        assertThat(HandOverLog.read(file, null)).isEqualTo(new Left(null));
    }

    @Test
    void provesNothingWhenALineIsDamaged() throws IOException {
        HandOverLog.begin(file, "monday").close();
        for (String damage : new String[] {"17", "17 gone\n1x gone", "17 go"}) {
            Files.writeString(file, "monday\n" + damage + "\n", StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(HandOverLog.read(file, "monday")).as(damage).isEqualTo(new Left(null));
        }
        Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(HandOverLog.read(file, "monday")).isEqualTo(new Left(null));
    }

    @Test
    void isNeverBegunTwice() throws IOException {
        HandOverLog.begin(file, "monday").close();
        assertThatThrownBy(() -> HandOverLog.begin(file, "monday")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void isGoneOnceAllIsInTheLedger() throws IOException {
        HandOverLog.begin(file, "monday").delete();
        assertThat(file).doesNotExist();
        assertThat(HandOverLog.read(file, "monday")).isNull();
    }
}
