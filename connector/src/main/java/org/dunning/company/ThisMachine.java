package org.dunning.company;

import java.net.URI;
import java.util.regex.Pattern;

/** Hosts that are this machine, where a connection without TLS tells nobody anything. */
public final class ThisMachine {

    private static final Pattern NAMES =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private ThisMachine() {}

    /** Whether nobody reads along: by TLS, or because the connection does not leave this machine. */
    public static boolean isProtected(URI address) {
        String host = address.getHost();
        return host != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && is(host));
    }

    public static boolean is(String host) {
        return NAMES.matcher(host.strip()).matches();
    }
}
