package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.outbox.HandOver.Accepted;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 2920: what a server may be told in one group, and one that wants to be asked one thing after the other. */
class PipeliningTest {

    @Test
    void senderAndRecipientComeTogetherAndDataWaitsForBothAnswers() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        var mayAnswerRecipient = new CountDownLatch(1);
        try (var server = new FaultySmtpServer();
                var sender = sender(server)) {
            server.next(At.MAIL, mayAnswer).next(At.RCPT, mayAnswerRecipient);
            NoticeMessage message = Notices.permitted();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sender.send(message));

            await().until(() -> server.commands.contains("MAIL FROM:<cobros@example.com>") && server.isToldMore());
            mayAnswer.countDown();
            await().until(() -> server.commands.contains("RCPT TO:<pagos@example.org>"));
            assertThat(server.isToldMore()).isFalse();
            mayAnswerRecipient.countDown();

            sending.join();
            assertThat(message.handOver()).isEqualTo(new Accepted("250 2.0.0 taken"));
        }
    }

    @Test
    void aServerThatDoesNotOfferItIsAskedOneThingAfterTheOther() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        try (var server = new FaultySmtpServer().withoutPipelining();
                var sender = sender(server)) {
            server.next(At.MAIL, mayAnswer);
            NoticeMessage message = Notices.permitted();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sender.send(message));

            await().until(() -> server.commands.contains("MAIL FROM:<cobros@example.com>"));
            assertThat(server.isToldMore()).isFalse();
            mayAnswer.countDown();

            sending.join();
            assertThat(message.handOver()).isInstanceOf(Accepted.class);
        }
    }

    private static SmtpSender sender(FaultySmtpServer server) {
        return new SmtpSender(Notices.relay(server.port(), 1), Notices.FIVE_MINUTES, SmtpTimeouts.USUAL, null);
    }

    /** Whatever goes wrong at such a server. */
    @Nested
    class WithoutIt extends SmtpSenderTest {

        @Override
        FaultySmtpServer faulty() throws IOException {
            return super.faulty().withoutPipelining();
        }
    }
}
