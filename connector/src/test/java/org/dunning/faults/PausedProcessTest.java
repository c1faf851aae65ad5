package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.ledger.ContactHistory;
import org.dunning.ledger.Ledger;
import org.dunning.whole.Connector;
import org.dunning.whole.Postgres;
import org.dunning.whole.SmallErp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process, stopped by SIGSTOP while its mail server thinks about RCPT, and woken when its lease is over. */
@DisabledOnOs(OS.WINDOWS)
class PausedProcessTest {

    @TempDir
    Path folder;

    @Test
    void whoSleptPastItsLeaseFailsBeforeData() throws Exception {
        Path sleepers = anErp("sleeper");
        Path others = Files.createDirectories(folder.resolve("other"));
        Files.copy(sleepers.resolve("erp.mv.db"), others.resolve("erp.mv.db"));
        Files.writeString(others.resolve("relay.log"), "");
        var thinking = new CountDownLatch(1);
        try (var postgres = Postgres.start();
                var server = new FaultySmtpServer();
                var other = new Connector(
                        others,
                        SmallErp.existing(others),
                        postgres.getJdbcUrl("postgres", "postgres"),
                        both(
                                World.settings(server.port(), 1, others.resolve("relay.log")),
                                // It reads the sleeper's log of hand-overs, and must not believe it: the sleeper lives.
                                "dunning.delivery.hand-over-log=" + sleepers.resolve("hand-overs")))) {
            var ledger = other.bean(Ledger.class);
            server.next(At.RCPT, thinking);
            Process sleeper = ChildRun.start(sleepers, postgres.getJdbcUrl("postgres", "postgres"), server.port());
            try {
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> server.commands.stream().anyMatch(command -> command.startsWith("RCPT")));
                signal("STOP", sleeper);
                await().atMost(Duration.ofMinutes(2)).until(() -> isOver(ledger));

                other.run();
                assertThat(states(ledger)).containsOnly("SUSPECT").hasSize(3);
                assertThat(server.delivered).isEmpty();

                thinking.countDown();
                signal("CONT", sleeper);
                assertThat(sleeper.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                sleeper.destroyForcibly();
            }
            assertThat(Files.readString(ChildRun.report(sleepers)))
                    .contains("deliveries {")
                    .doesNotContain("SENT=");
            assertThat(server.commands).doesNotContain("DATA");
            assertThat(states(ledger)).containsOnly("SUSPECT").hasSize(3);

            // It has ended, and its log tells that nothing of it had gone.
            other.run();
            assertThat(states(ledger)).containsOnly("SENT").hasSize(3);
            assertThat(Reconciliation.differences(
                            ledger, other.bean(ContactHistory.class), server.delivered, SmallErp.existing(others)))
                    .isEmpty();
            assertThat(server.delivered).hasSize(3);
        }
    }

    private static String[] both(String[] settings, String more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }

    private Path anErp(String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        var erp = new SmallErp(own);
        for (int debtor = 1; debtor <= 3; debtor++) {
            erp.item("A-" + debtor, "D" + debtor, "100.00", 3);
        }
        Files.writeString(own.resolve("relay.log"), "");
        return own;
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean isOver(Ledger ledger) {
        return ledger.sql("select count(*) from run_lease where until > current_timestamp")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static List<String> states(Ledger ledger) {
        return ledger.sql("select state from delivery").query(String.class).list();
    }
}
