package org.dunning.company;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.security.cert.CertificateException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A mail server reached over IMAP.
 *
 * @param port default 993 with imaps, 143 with none
 */
public record ImapServer(String host, @Nullable Integer port, Tls tls, String username, String password) {

    private static final String PATIENCE_MILLIS = "30000";

    /** How the connection is protected. */
    public enum Tls {
        /** TLS from the first byte. */
        IMAPS,
        /** Plain; for a server on this machine only. */
        NONE
    }

    /** @throws IllegalArgumentException without TLS, unless it is this machine */
    public ImapServer {
        if (tls == Tls.NONE && !ThisMachine.is(host)) {
            throw new IllegalArgumentException(
                    "tls: none is for a server on this machine only, not for '" + host + "'; use imaps");
        }
    }

    /** A connection that is logged in by the password. */
    public Store open() throws MessagingException {
        return open(password, false, null);
    }

    /** A connection that is logged in by an access token (OAuth 2.0, SASL XOAUTH2). */
    public Store openWithToken(String token) throws MessagingException {
        return open(token, true, null);
    }

    /** A connection that is logged in by this password. */
    public Store openWithPassword(String secret) throws MessagingException {
        return open(secret, false, null);
    }

    /**
     * Opens a connection.
     *
     * @param trust who is trusted instead of whom the Java runtime trusts
     */
    Store open(String secret, boolean token, @Nullable SSLSocketFactory trust) throws MessagingException {
        String protocol = tls == Tls.IMAPS ? "imaps" : "imap";
        var settings = new Properties();
        for (String name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + protocol + "." + name, PATIENCE_MILLIS);
        }
        // Looking at a mail does not mark it as seen.
        settings.setProperty("mail." + protocol + ".peek", "true");
        settings.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (token) {
            settings.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        }
        if (trust != null) {
            settings.put("mail." + protocol + ".ssl.socketFactory", trust);
        }
        Store store = Session.getInstance(settings).getStore(protocol);
        try {
            store.connect(host, portOrUsual(), username, secret);
        } catch (MessagingException e) {
            throw explained(e);
        }
        return store;
    }

    /** Before TLS holds no password is sent, and the library's words do not help: they are put into ours. */
    private MessagingException explained(MessagingException problem) {
        Throwable cause = problem;
        boolean tlsFailed = false;
        boolean untrusted = false;
        while (cause.getCause() != null) {
            cause = cause.getCause();
            tlsFailed |= cause instanceof SSLException;
            untrusted |= cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException;
        }
        String server = host + ":" + portOrUsual();
        if (untrusted) {
            return new MessagingException(
                    server + " is not trusted, and no password was sent: " + cause.getMessage()
                            + ". Name the server as its certificate does, or let the Java runtime trust who issued it"
                            + " (javax.net.ssl.trustStore)",
                    problem);
        }
        return tlsFailed
                ? new MessagingException(
                        server + " does not speak TLS from the first byte, as imaps does, or no version that is safe: "
                                + cause.getMessage() + ". The usual port of imaps is 993",
                        problem)
                : problem;
    }

    public int portOrUsual() {
        return port != null ? port : tls == Tls.IMAPS ? 993 : 143;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + portOrUsual() + ", tls " + tls;
    }
}
