package org.dunning.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import org.dunning.channel.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IMAP over TLS with a real server: who it is must be certified, before any password is sent. */
class ImapCertificateTest {

    private static final String KEYS = "greenmail.tls.keystore.";

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static GreenMail mail;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.of("dns:localhost", folder);
        System.setProperty(KEYS + "file", folder.resolve("dns-localhost.p12").toString());
        System.setProperty(KEYS + "password", "changeit");
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS).dynamicPort());
        mail.start();
        mail.setUser("ar@acme.example", "ar", "secret");
    }

    @AfterAll
    static void stop() {
        mail.stop();
        System.clearProperty(KEYS + "file");
        System.clearProperty(KEYS + "password");
    }

    private static ImapServer server(String host) {
        return new ImapServer(host, mail.getImaps().getPort(), ImapServer.Tls.IMAPS, "ar", "");
    }

    @Test
    void aServerWithACertificateThatIsTrustedIsRead() throws Exception {
        try (var store = server("localhost").open("secret", false, certificate.trusting())) {
            assertThat(store.getFolder("INBOX").exists()).isTrue();
        }
    }

    @Test
    void aServerThatNobodyVouchesForIsRefusedInClearWords() {
        assertThatThrownBy(() -> server("localhost").openWithPassword("secret"))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith(
                        "localhost:" + mail.getImaps().getPort() + " is not trusted, and no password was sent: ")
                .hasMessageContaining("javax.net.ssl.trustStore")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServerWithTheCertificateOfAnotherIsRefusedInClearWords() {
        assertThatThrownBy(() -> server("127.0.0.1").open("secret", false, certificate.trusting()))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith(
                        "127.0.0.1:" + mail.getImaps().getPort() + " is not trusted, and no password was sent: ")
                .hasMessageContaining("Name the server as its certificate does");
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotBlamedForItsCertificate() {
        var plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());
        plain.start();
        try {
            var server = new ImapServer("127.0.0.1", plain.getImap().getPort(), ImapServer.Tls.IMAPS, "ar", "");

            assertThatThrownBy(() -> server.openWithPassword("secret"))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageStartingWith("127.0.0.1:" + plain.getImap().getPort()
                            + " does not speak TLS from the first byte, as imaps does")
                    .hasMessageEndingWith("The usual port of imaps is 993")
                    .hasMessageNotContaining("secret");
        } finally {
            plain.stop();
        }
    }
}
