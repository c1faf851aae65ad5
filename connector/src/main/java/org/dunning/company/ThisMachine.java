package org.dunning.company;

import java.util.regex.Pattern;

/** Hosts that are this machine, where a connection without TLS tells nobody anything. */
public final class ThisMachine {

    private static final Pattern NAMES =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private ThisMachine() {}

    public static boolean is(String host) {
        return NAMES.matcher(host.strip()).matches();
    }
}
