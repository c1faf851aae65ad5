package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.dunning.notice.PreparedNotice;
import org.dunning.notice.RenderedNotice;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.dunning.outbox.OutgoingMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/send-notice.camel.yaml between an outbox and a renderer that only note what they were asked. */
class SendNoticeRouteTest {

    private enum Intending {
        PERMITS,
        FORGETS_THE_PERMIT,
        ENDS_IT
    }

    /** The outbox as the route sees it. */
    public static final class Outbox {
        private Intending intending = Intending.PERMITS;
        private final List<HandOver> settled = new ArrayList<>();

        public OutgoingMessage intend(OutgoingMessage message) {
            if (intending == Intending.PERMITS) {
                message.permit(new Intent(message.deliveryId(), "acme", message.messageId(), Notices.NOW));
            }
            return intending == Intending.ENDS_IT ? null : message;
        }

        public void settle(OutgoingMessage message) {
            settled.add(message.handOver());
        }
    }

    /** The renderer as the route sees it. */
    public static final class Renderer {
        public RenderedNotice render(PreparedNotice notice) {
            return new RenderedNotice(notice, Notices.words("Hola"), null);
        }

        public String channel(RenderedNotice rendered) {
            return rendered.notice().channel().label();
        }
    }

    /** The documents as the route sees them: none is wanted. */
    public static final class Documents {
        public record Bundle(PreparedNotice notice, List<Object> wanted) {}

        public Bundle begin(PreparedNotice notice) {
            return new Bundle(notice, List.of());
        }

        public List<Object> wanted(Bundle bundle) {
            return bundle.wanted();
        }

        public void keep() {}

        public PreparedNotice enclose(Bundle bundle) {
            return bundle.notice();
        }
    }

    /** The dead letters as the route sees them. */
    public static final class DeadLetters {
        public void note() {}
    }

    @TempDir
    Path folder;

    private final Outbox outbox = new Outbox();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("noticeRenderer", new Renderer());
        camel.getRegistry().bind("noticeDocuments", new Documents());
        camel.getRegistry().bind("mailComposer", new MailComposer(Notices.mail(null), Notices.CLOCK));
        camel.getRegistry().bind("outbox", outbox);
        camel.getRegistry().bind("deadLetters", new DeadLetters());
        camel.getRegistry().bind("mailChannel", new FolderSender(folder, Notices.FIVE_MINUTES));
        for (String file : List.of("routes/dead-letter.camel.yaml", "routes/send-notice.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(Map<String, Object> headers) {
        camel.createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:send-notice",
                        Notices.rendered("pagos@example.org").notice(),
                        headers);
    }

    private List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void takesANoticeFromItsWordsToItsOutcome() throws Exception {
        send(Map.of());

        assertThat(outbox.settled).singleElement().isInstanceOf(Accepted.class);
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail).content().contains("To: pagos@example.org"));
    }

    @Test
    void sendsNothingWhenTheOutboxEndsIt() throws Exception {
        outbox.intending = Intending.ENDS_IT;

        send(Map.of());

        assertThat(outbox.settled).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void sendsNothingWithoutAPermitAndSaysSo() throws Exception {
        outbox.intending = Intending.FORGETS_THE_PERMIT;

        assertThatThrownBy(() -> send(Map.of()))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(NotPermittedException.class);
        assertThat(outbox.settled).isEmpty();
        assertThat(mails()).isEmpty();
    }

    /** CVE-2026-46584: camel-mail takes headers for the settings of a sender of its own. */
    @Test
    void aHeaderCannotSendANoticeElsewhere() throws Exception {
        try (var elsewhere = new FaultySmtpServer()) {
            send(Map.of(
                    "mail.smtp.host", "127.0.0.1",
                    "mail.smtp.port", elsewhere.port(),
                    "mail.smtps.host", "127.0.0.1",
                    "Mail.Smtp.Host", "127.0.0.1",
                    "To", "evil@example.org",
                    "Bcc", "evil@example.org",
                    "X-Internal-Token", "s3cret"));

            assertThat(elsewhere.connections).hasValue(0);
            assertThat(mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail).content().doesNotContain("evil@example.org", "s3cret"));
        }
    }

    /** The same where somebody took removeHeaders out of the route. */
    @Test
    void anUnstrippedHeaderSendsNothingAtAll() throws Exception {
        try (var elsewhere = new FaultySmtpServer()) {
            assertThatThrownBy(() -> camel.createProducerTemplate()
                            .requestBodyAndHeaders(
                                    "smtp://127.0.0.1:" + elsewhere.port() + "?javaMailSender=#mailChannel",
                                    Notices.permitted(),
                                    Map.of("mail.smtp.localhost", "x")))
                    .hasCauseInstanceOf(NotPermittedException.class);

            assertThat(elsewhere.delivered).isEmpty();
            assertThat(mails()).isEmpty();
        }
    }

    @Test
    void aBodyThatIsNoNoticeIsNotSent() throws Exception {
        assertThatThrownBy(() -> camel.createProducerTemplate()
                        .requestBodyAndHeader(
                                "smtp://mail-channel?javaMailSender=#mailChannel", "a text", "To", "evil@example.org"))
                .hasCauseInstanceOf(NotPermittedException.class);
        assertThat(mails()).isEmpty();
    }
}
