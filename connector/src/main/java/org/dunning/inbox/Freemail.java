package org.dunning.inbox;

import java.util.Set;

/** Domains whose addresses belong to anybody: the same domain proves nothing there. */
final class Freemail {

    private static final Set<String> DOMAINS = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "hotmail.es",
            "hotmail.fr",
            "hotmail.it",
            "live.com",
            "yahoo.com",
            "yahoo.es",
            "yahoo.fr",
            "yahoo.it",
            "yahoo.co.uk",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "freenet.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "sfr.fr",
            "libero.it",
            "virgilio.it",
            "tiscali.it",
            "alice.it",
            "sapo.pt",
            "telefonica.net",
            "msn.com",
            "proton.me",
            "protonmail.com",
            "btinternet.com");

    private Freemail() {}

    static boolean is(String domain) {
        return DOMAINS.contains(domain);
    }
}
