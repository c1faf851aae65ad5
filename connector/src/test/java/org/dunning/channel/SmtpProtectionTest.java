package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.dunning.channel.MailProperties.Tls;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.HandOver.Refused;
import org.dunning.outbox.HandOver.Step;
import org.dunning.outbox.PaceLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProtectionTest {

    @RegisterExtension
    static final GreenMailExtension GREEN_MAIL =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    private static final SmtpTimeouts PATIENT = new SmtpTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));

    private static TestCertificate ours;
    private static TestCertificate anothers;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        ours = TestCertificate.of("dns:localhost,ip:127.0.0.1", folder);
        anothers = TestCertificate.of("dns:mail.example.net", folder);
    }

    private static MailProperties mail(
            String host, int port, @Nullable Tls tls, @Nullable String user, @Nullable String password) {
        return new MailProperties(
                MailProperties.Transport.SMTP,
                Path.of("unused"),
                host,
                port,
                tls,
                user,
                password,
                "cobros@example.com",
                null,
                false,
                null,
                1,
                PaceLimits.NONE);
    }

    private static HandOver send(MailProperties mail, @Nullable SSLSocketFactory trust) {
        NoticeMessage message = Notices.permitted();
        try (var sender = new SmtpSender(mail, Notices.FIVE_MINUTES, PATIENT, trust)) {
            sender.send(message);
        }
        return message.handOver();
    }

    private static void assertNothingStarted(HandOver outcome, String why) {
        assertThat(outcome).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.progress()).isEqualTo(Progress.NOT_STARTED);
            assertThat(broken.problem()).containsIgnoringCase(why);
        });
    }

    @Test
    void sendsOverStartTlsToAServerItTrusts() throws Exception {
        try (var server = new FaultySmtpServer(ours.server(), false)) {
            assertThat(send(mail("localhost", server.port(), Tls.REQUIRED, null, null), ours.trusting()))
                    .isInstanceOf(Accepted.class);
            assertThat(server.commands).containsSubsequence("STARTTLS", "MAIL FROM:<cobros@example.com>");
        }
    }

    @Test
    void sendsOverTlsFromTheFirstByte() throws Exception {
        try (var server = new FaultySmtpServer(ours.server(), true)) {
            assertThat(send(mail("localhost", server.port(), Tls.SMTPS, null, null), ours.trusting()))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void sendsNothingToAServerItDoesNotTrust() throws Exception {
        try (var server = new FaultySmtpServer(ours.server(), false)) {
            assertNothingStarted(
                    send(mail("localhost", server.port(), Tls.REQUIRED, null, null), null), "certification path");
            assertThat(server.commands).doesNotContain("MAIL FROM:<cobros@example.com>");
        }
    }

    @Test
    void sendsNothingToAServerOfAnotherName() throws Exception {
        try (var server = new FaultySmtpServer(anothers.server(), false)) {
            assertNothingStarted(
                    send(mail("localhost", server.port(), Tls.REQUIRED, null, null), anothers.trusting()), "localhost");
        }
    }

    @Test
    void sendsNothingWhereTlsIsRequiredAndNotOffered() throws Exception {
        try (var server = new FaultySmtpServer()) {
            assertNothingStarted(
                    send(mail("localhost", server.port(), Tls.REQUIRED, null, null), ours.trusting()), "STARTTLS");
            assertThat(server.commands).doesNotContain("MAIL FROM:<cobros@example.com>");
        }
    }

    @Test
    void authenticates() throws Exception {
        GREEN_MAIL.setUser("cobros@example.com", "cobros", "s3cret");

        assertThat(send(mail("127.0.0.1", GREEN_MAIL.getSmtp().getPort(), Tls.NONE, "cobros", "s3cret"), null))
                .isInstanceOf(Accepted.class);
        assertThat(GREEN_MAIL.getReceivedMessages()).hasSize(1);
        assertThat(GREEN_MAIL.getReceivedMessages()[0].getMessageID()).isEqualTo(Notices.ID);
    }

    @Test
    void tellsAWrongPasswordAsWhatItIs() {
        GREEN_MAIL.setUser("cobros@example.com", "cobros", "s3cret");

        assertThat(send(mail("127.0.0.1", GREEN_MAIL.getSmtp().getPort(), Tls.NONE, "cobros", "wr0ng"), null))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(535);
                    assertThat(refused.step()).isEqualTo(Step.AUTHENTICATE);
                    assertThat(refused.toString()).doesNotContain("wr0ng");
                });
    }

    @Test
    void sendsNothingWithoutTheAuthItWasToldToUse() throws Exception {
        try (var server = new FaultySmtpServer()) {
            assertNothingStarted(send(mail("127.0.0.1", server.port(), Tls.NONE, "cobros", "s3cret"), null), "no AUTH");
            assertThat(server.commands).doesNotContain("MAIL FROM:<cobros@example.com>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"})
    void aRelayOnThisMachineNeedsNoTls(String host) {
        assertThat(mail(host, 25, null, null, null).protection()).isEqualTo(Tls.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.com", "10.0.0.7", "127.example.com", "localhost.example.com"})
    void anyOtherRelayDoes(String host) {
        assertThat(mail(host, 25, null, null, null).protection()).isEqualTo(Tls.REQUIRED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail(host, 25, Tls.NONE, null, null))
                .withMessageContaining("tls: none")
                .withMessageContaining(host);
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(mail("localhost", 25, null, "cobros", "canary-7d1").toString())
                .doesNotContain("canary-7d1");
    }
}
