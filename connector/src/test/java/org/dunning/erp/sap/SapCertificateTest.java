package org.dunning.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login by certificate: no name and no password are sent. */
class SapCertificateTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST = "javax.net.ssl.trustStore";

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static volatile String seen = "";

    @BeforeAll
    static void start() throws Exception {
        for (String name : List.of("server", "connector")) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "2",
                    "-keystore",
                    file(name));
            keytool(
                    "-exportcert",
                    "-alias",
                    name,
                    "-keystore",
                    file(name),
                    "-file",
                    folder.resolve(name + ".cer").toString());
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    name,
                    "-file",
                    folder.resolve(name + ".cer").toString(),
                    "-keystore",
                    file("trust"));
        }
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(configurator(tls()));
        byte[] edmx = Files.readAllBytes(Path.of("connector/src/test/resources/sap", SapPeer.CUBE + ".edmx"));
        server.createContext("/", exchange -> {
            seen = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, edmx.length);
            exchange.getResponseBody().write(edmx);
            exchange.close();
        });
        server.start();
        System.setProperty(TRUST, file("trust"));
        System.setProperty(TRUST + "Password", PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
    }

    @Test
    void theCertificateIsTheLogin() {
        var kit = new SapKit(url(), "certificate=" + file("connector"), "certificate-password=" + PASSWORD);

        assertThat(kit.server.openItems().metadata().sets()).containsKey(SapPeer.ITEMS);
        assertThat(seen).isEqualTo("CN=connector null");
    }

    @Test
    void aFileThatCannotBeReadIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> new SapKit(url(), "certificate=" + file("connector"), "certificate-password=falsch"))
                .hasMessageContaining("cannot be read as PKCS 12 with dunning.sap.certificate-password")
                .hasMessageNotContaining("falsch");
    }

    private static String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String file(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private static HttpsConfigurator configurator(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    private static SSLContext tls() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("server"), PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trust"));
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyStore store(String name) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file(name)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }
}
