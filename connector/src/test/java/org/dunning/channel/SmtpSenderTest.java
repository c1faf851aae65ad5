package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.dunning.channel.FaultySmtpServer.At;
import org.dunning.channel.FaultySmtpServer.Fault;
import org.dunning.notice.NoticeText;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Refused;
import org.dunning.outbox.HandOver.Step;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpSenderTest {

    private static final SmtpTimeouts PATIENT = within(Duration.ofSeconds(30));
    private static final SmtpTimeouts IMPATIENT = within(Duration.ofSeconds(1));

    private FaultySmtpServer server;
    private SmtpSender sender;

    @BeforeEach
    void start() throws IOException {
        server = new FaultySmtpServer();
        sender = sender(server.port(), 4, PATIENT, Notices.FIVE_MINUTES);
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.close();
    }

    private static SmtpSender sender(int port, int connections, SmtpTimeouts timeouts, PermitRule permit) {
        return new SmtpSender(Notices.relay(port, connections), permit, timeouts, null);
    }

    private static SmtpTimeouts within(Duration time) {
        return new SmtpTimeouts(Duration.ofSeconds(30), time, time, Duration.ofSeconds(30));
    }

    /** A stalling server is waited for, the others answer or hang up by themselves. */
    private void patienceFor(Fault fault) {
        if (fault.name().endsWith("STALL")) {
            sender.close();
            sender = sender(server.port(), 4, IMPATIENT, Notices.FIVE_MINUTES);
        }
    }

    private HandOver send() {
        return send(Notices.permitted());
    }

    private HandOver send(NoticeMessage message) {
        sender.send(message);
        return message.handOver();
    }

    private static NoticeMessage large() {
        String text = "Una línea bastante larga para llenar todos los búferes.\n".repeat(150_000);
        NoticeMessage message = Notices.message(Notices.rendered(
                "pagos@example.org",
                Notices.ID,
                List.of(),
                Notices.company(null, null),
                "Ejemplo",
                new NoticeText("x", text, "<p></p>\n", Locale.ENGLISH)));
        message.permit(new Intent(7, "acme", Notices.ID, Notices.NOW));
        return message;
    }

    @Test
    void handsTheExactBytesOver() {
        NoticeMessage message = Notices.permitted();

        assertThat(send(message)).isEqualTo(new Accepted("250 2.0.0 taken"));
        assertThat(server.delivered).containsExactly(message.bytes());
        assertThat(server.commands).contains("MAIL FROM:<cobros@example.com>", "RCPT TO:<pagos@example.org>");
    }

    @Test
    void keepsTheConnectionForTheNextMessage() {
        for (int i = 0; i < 5; i++) {
            assertThat(send()).isInstanceOf(Accepted.class);
        }

        assertThat(server.connections).hasValue(1);
        assertThat(server.delivered).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void whatBreaksBeforeTheBodyWasNotStarted(At step) {
        for (Fault fault : List.of(Fault.DROP, Fault.RESET, Fault.STALL)) {
            patienceFor(fault);
            server.next(step, fault);

            assertThat(send()).as("%s %s", fault, step).isInstanceOfSatisfying(Broken.class, broken -> assertThat(
                            broken.progress())
                    .isEqualTo(Progress.NOT_STARTED));
        }
        assertThat(server.delivered).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "RESET", "STALL"})
    void whatBreaksInsideTheBodyWasStartedAndHasNotArrived(Fault fault) {
        patienceFor(fault);
        server.next(At.BODY, fault);

        assertThat(send(large())).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.progress())
                .isEqualTo(Progress.STARTED));
        assertThat(server.delivered).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TAKE_AND_DROP", "TAKE_AND_RESET", "TAKE_AND_STALL"})
    void silenceAfterTheFinalDotMayMeanThatItArrived(Fault fault) {
        patienceFor(fault);
        server.next(At.DOT, fault);

        assertThat(send()).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.progress())
                .isEqualTo(Progress.WRITTEN));
        assertThat(server.delivered).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"354 go on", "garbage", "''"})
    void anAnswerSmtpDoesNotKnowAfterTheDotMayMeanAnything(String answer) {
        server.next(At.DOT, answer);

        assertThat(send()).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.progress())
                .isEqualTo(Progress.WRITTEN));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 5.7.1 not you, CONNECT",
        "GREETING, 421 4.3.2 too busy, CONNECT",
        "MAIL, 550 5.7.1 sender refused, SENDER",
        "MAIL, 451 4.3.0 later, SENDER",
        "RCPT, 550 5.1.1 no such user, RECIPIENT",
        "RCPT, 450 4.2.0 greylisted, RECIPIENT",
        "RCPT, 421 4.7.0 too many, RECIPIENT",
        "DATA, 451 4.3.0 later, DATA",
        "DATA, 554 5.5.1 no, DATA",
        "DOT, 451 4.3.0 later, FINAL_DOT",
        "DOT, 554 5.6.0 content refused, FINAL_DOT"
    })
    void aNumericRefusalIsDefinite(At at, String answer, Step step) {
        server.next(at, answer);

        HandOver outcome = send();

        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
            assertThat(refused.step()).isEqualTo(step);
            assertThat(refused.answer()).isEqualTo(answer);
        });
        assertThat(server.delivered).isEmpty();
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void aRefusedRecipientDoesNotCostTheConnection() {
        server.next(At.RCPT, "550 5.1.1 no such user");

        send();
        send();

        assertThat(server.connections).hasValue(1);
        assertThat(server.commands).contains("RSET");
        assertThat(server.delivered).hasSize(1);
    }

    @Test
    void aFailingGoodbyeChangesNothing() {
        server.next(At.QUIT, Fault.RESET);

        assertThat(send()).isInstanceOf(Accepted.class);
        sender.close();
        await().until(() -> server.openConnections() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "RESET", "STALL"})
    void aKeptConnectionThatDiedIsReplacedOnce(Fault fault) {
        patienceFor(fault);
        send();
        server.next(At.MAIL, fault);

        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(server.connections).hasValue(2);
        assertThat(server.delivered).hasSize(2);
    }

    @Test
    void aServerThatEndsTheSessionBetweenMessagesGetsAFreshConnection() {
        send();
        server.next(At.MAIL, "421 4.7.0 enough for one session");

        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void whatFailsOnAFreshConnectionIsNotRepeated() {
        server.next(At.MAIL, Fault.DROP);

        assertThat(send()).isInstanceOf(Broken.class);
        assertThat(server.connections).hasValue(1);
    }

    /** RFC 5321 4.5.3.2.6; whoever gives up earlier sends again what has arrived. */
    @Test
    void waitsTenMinutesForTheAnswerToTheFinalDot() {
        assertThat(SmtpSettings.session(
                                Notices.mail(null),
                                SmtpTimeouts.USUAL,
                                null,
                                Executors.newScheduledThreadPool(0),
                                new PromptSocketFactory())
                        .getProperty("mail.smtp.timeout"))
                .isEqualTo("600000");
    }

    @Test
    void aRelayThatIsNotThereIsNotStarted() throws IOException {
        int nobodys;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = socket.getLocalPort();
        }
        sender.close();
        sender = sender(nobodys, 1, PATIENT, Notices.FIVE_MINUTES);

        assertThat(send()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.progress()).isEqualTo(Progress.NOT_STARTED);
            assertThat(broken.problem()).contains("127.0.0.1");
        });
    }

    @Test
    void opensNoMoreConnectionsThanAllowed() {
        sender.close();
        sender = sender(server.port(), 2, PATIENT, Notices.FIVE_MINUTES);
        List<CompletableFuture<HandOver>> sending = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sending.add(CompletableFuture.supplyAsync(this::send));
        }

        assertThat(sending).allSatisfy(sent -> assertThat(sent.join()).isInstanceOf(Accepted.class));
        assertThat(server.mostOpen.get()).isLessThanOrEqualTo(2);
        assertThat(server.delivered).hasSize(12);
    }

    @Test
    void closesAConnectionThatHasNothingToDo() {
        sender.close();
        sender = sender(
                server.port(),
                1,
                new SmtpTimeouts(
                        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(50)),
                Notices.FIVE_MINUTES);
        send();

        await().until(() -> server.openConnections() == 0);
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesWithoutAPermitBeforeItConnects() {
        assertThatThrownBy(() -> sender.send(Notices.message())).isInstanceOf(NotPermittedException.class);
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void refusesAPermitThatRanOutWhileItConnected() {
        var asked = new AtomicInteger();
        InstantSource later = () -> asked.getAndIncrement() == 0 ? Notices.NOW : Notices.NOW.plusSeconds(600);
        sender.close();
        sender = sender(
                server.port(),
                1,
                PATIENT,
                new PermitRule(
                        later.withZone(ZoneOffset.UTC),
                        Duration.ofMinutes(5),
                        () -> true,
                        (company, channel, on) -> null,
                        Notices.ALL_IS_WELL));
        NoticeMessage message = Notices.permitted();

        assertThatThrownBy(() -> sender.send(message)).isInstanceOf(NotPermittedException.class);
        assertThat(message.handOver()).isNull();
        assertThat(server.commands).doesNotContain("DATA");
        await().until(() -> server.openConnections() == 0);
    }

    @Test
    void refusesWhatWasPausedWhileItConnected() {
        var asked = new AtomicInteger();
        sender.close();
        sender = sender(
                server.port(),
                1,
                PATIENT,
                new PermitRule(
                        Notices.CLOCK,
                        Duration.ofMinutes(5),
                        () -> true,
                        (company, channel, on) -> asked.getAndIncrement() == 0 ? null : "paused by Ana",
                        Notices.ALL_IS_WELL));

        assertThatThrownBy(() -> sender.send(Notices.permitted()))
                .isInstanceOf(NotPermittedException.class)
                .hasMessage("paused by Ana");
        assertThat(server.commands).doesNotContain("DATA");
    }

    @Test
    void camelsOwnSenderCannotSendANotice() {
        var other = new DefaultJavaMailSender();
        other.setHost("127.0.0.1");
        other.setPort(server.port());
        other.setProtocol("smtp");
        NoticeMessage message = Notices.permitted();

        assertThatThrownBy(() -> other.send(message)).isInstanceOf(NotPermittedException.class);
        assertThat(server.delivered).isEmpty();
        assertThat(message.handOver()).isNull();
    }
}
