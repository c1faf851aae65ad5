package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.FaultySmtpServer.Fault;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The connector is told to stop while its mail server is silent: at one mail inside the dialogue, at one after the dot. */
class OrderlyStopTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void onlyWhatWasWrittenAndNotAnsweredIsSuspect() throws Exception {
        var erp = new SmallErp(folder);
        for (int i = 1; i <= 5; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
        String ledger = "jdbc:h2:file:" + folder.resolve("ledger");
        var silent = new CountDownLatch(2);
        try (var server = new FaultySmtpServer()) {
            server.next(At.RCPT, Fault.STALL).next(At.TAKEN, Fault.STALL).watchedBy(step -> {
                if (step == At.TAKEN || (step == At.RCPT && silent.getCount() == 2)) {
                    silent.countDown();
                }
            });
            var connector = new Connector(
                    folder,
                    erp,
                    ledger,
                    "dunning.mail.transport=smtp",
                    "dunning.mail.host=localhost",
                    "dunning.mail.port=" + server.port(),
                    "dunning.mail.connections=2",
                    "dunning.delivery.stop-within=1s");
            CompletableFuture<Void> run = CompletableFuture.runAsync(connector::run);
            assertThat(silent.await(20, TimeUnit.SECONDS)).isTrue();
            connector.close();
            run.handle((done, problem) -> null).get(20, TimeUnit.SECONDS);
        }
        assertThat(states(ledger)).containsExactlyInAnyOrder("RETRY", "SUSPECT", "APPROVED", "APPROVED", "APPROVED");
    }

    /** A process of its own, stopped by SIGTERM as systemd and Kubernetes do it. */
    @Test
    @Timeout(120)
    @DisabledOnOs(OS.WINDOWS)
    void aProcessEndsWithinHalfAMinuteOfItsSigterm() throws Exception {
        var erp = new SmallErp(folder);
        for (int i = 1; i <= 3; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
        String ledger = "jdbc:h2:file:" + folder.resolve("ledger");
        try (var server = new FaultySmtpServer()) {
            server.next(At.TAKEN, Fault.STALL);
            Process process = ChildRun.start(folder, ledger, server.port(), "dunning.delivery.stop-within=2s");
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> server.delivered.size() == 1);
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(states(ledger)).containsExactlyInAnyOrder("SUSPECT", "APPROVED", "APPROVED");
    }

    private static List<String> states(String ledger) throws Exception {
        List<String> states = new ArrayList<>();
        try (var connection = DriverManager.getConnection(ledger, "sa", "");
                var rows = connection.createStatement().executeQuery("select state from delivery")) {
            while (rows.next()) {
                states.add(rows.getString(1));
            }
        }
        return states;
    }
}
