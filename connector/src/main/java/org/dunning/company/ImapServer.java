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

    /** A connection that is logged in. */
    public Store open() throws MessagingException {
        String protocol = tls == Tls.IMAPS ? "imaps" : "imap";
        var settings = new Properties();
        for (String name : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + protocol + "." + name, PATIENCE_MILLIS);
        }
        // Looking at a mail does not mark it as seen.
        settings.setProperty("mail." + protocol + ".peek", "true");
        settings.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        Store store = Session.getInstance(settings).getStore(protocol);
        store.connect(host, portOrUsual(), username, password);
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
