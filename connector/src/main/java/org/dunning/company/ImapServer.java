package org.dunning.company;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
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
        return open(password, false);
    }

    /** A connection that is logged in by an access token (OAuth 2.0, SASL XOAUTH2). */
    public Store openWithToken(String token) throws MessagingException {
        return open(token, true);
    }

    /** A connection that is logged in by this password. */
    public Store openWithPassword(String secret) throws MessagingException {
        return open(secret, false);
    }

    private Store open(String secret, boolean token) throws MessagingException {
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
        Store store = Session.getInstance(settings).getStore(protocol);
        store.connect(host, portOrUsual(), username, secret);
        return store;
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
