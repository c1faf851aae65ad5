package org.dunning.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A server's certificate made for one test, and who trusts it. */
public record TestCertificate(SSLContext server, SSLSocketFactory trusting) {

    private static final String PASSWORD = "changeit";

    public static TestCertificate of(String subjectAltName, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = file(subjectAltName, folder);
        make(file, "server", "-ext", "san=" + subjectAltName, "-validity", "2");
        return read(file, "server");
    }

    /** One whose last day was a week ago, of an authority that is trusted. */
    public static TestCertificate expired(String subjectAltName, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = file(subjectAltName, folder);
        make(file, "authority", "-ext", "bc:c", "-startdate", "-20d", "-validity", "40");
        make(
                file,
                "server",
                "-ext",
                "san=" + subjectAltName,
                "-signer",
                "authority",
                "-startdate",
                "-9d",
                "-validity",
                "2");
        return read(file, "authority");
    }

    private static Path file(String subjectAltName, Path folder) {
        return folder.resolve(subjectAltName.replace(':', '-').replace(',', '-') + ".p12");
    }

    private static void make(Path file, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
        command.addAll(List.of(more));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static TestCertificate read(Path file, String trustedAlias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key(store), PASSWORD.toCharArray());
        var server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("trusted", store.getCertificate(trustedAlias));
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var client = SSLContext.getInstance("TLS");
        client.init(null, trusted.getTrustManagers(), null);
        return new TestCertificate(server, client.getSocketFactory());
    }

    /** The server's key alone: it must not present the authority's certificate as its own. */
    private static KeyStore key(KeyStore all) throws IOException, GeneralSecurityException {
        var alone = KeyStore.getInstance("PKCS12");
        alone.load(null, null);
        alone.setKeyEntry(
                "server",
                all.getKey("server", PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain("server"));
        return alone;
    }
}
