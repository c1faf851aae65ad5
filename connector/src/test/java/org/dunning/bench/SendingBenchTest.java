package org.dunning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dunning.channel.FaultySmtpServer;
import org.dunning.channel.SmtpForBench;
import org.dunning.outbox.OutboxForBench;
import org.dunning.outbox.OutgoingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark of sending measures still sends: each message of its outbox arrives, and its outcome is committed. */
class SendingBenchTest {

    @Test
    void theOutboxOfTheBenchmarkSendsWhatItIsGiven(@TempDir Path folder) throws Exception {
        List<OutgoingMessage> messages = IntStream.range(0, 3)
                .mapToObj(i -> SmtpForBench.message(i, 4_096, new byte[0]))
                .toList();
        try (var server = new FaultySmtpServer();
                var outbox = new OutboxForBench("jdbc:h2:file:" + folder.resolve("ledger"), "sa", folder, 1, false)) {
            var sender = SmtpForBench.sender(server.port(), 1, outbox.lastHop());
            for (OutgoingMessage message : outbox.approved(messages)) {
                outbox.send(message, one -> sender.send((MimeMessage) one));
            }
            outbox.flush();
            ((AutoCloseable) sender).close();

            assertThat(server.delivered).hasSize(3);
            assertThat(outbox.sent()).isEqualTo(3);
        }
    }
}
