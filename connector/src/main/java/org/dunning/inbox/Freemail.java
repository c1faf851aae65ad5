package org.dunning.inbox;

import java.util.Set;

/** Domains whose addresses belong to anybody, certified mail included: the same domain proves nothing there. */
final class Freemail {

    private static final Set<String> DOMAINS = Set.of(
            "alice.it",
            "arcor.de",
            "arubapec.it",
            "att.net",
            "bbox.fr",
            "bellsouth.net",
            "bluewin.ch",
            "bol.com.br",
            "btinternet.com",
            "clix.pt",
            "comcast.net",
            "cox.net",
            "email.de",
            "fastmail.com",
            "fastwebnet.it",
            "free.fr",
            "freenet.de",
            "ig.com.br",
            "iol.pt",
            "laposte.net",
            "legalmail.it",
            "libero.it",
            "mac.com",
            "mail.com",
            "mailbox.org",
            "me.com",
            "movistar.es",
            "netcabo.pt",
            "neuf.fr",
            "ntlworld.com",
            "online.de",
            "ono.com",
            "orange.es",
            "orange.fr",
            "pec.it",
            "pm.me",
            "postecert.it",
            "posteo.de",
            "proton.me",
            "protonmail.com",
            "rocketmail.com",
            "sapo.pt",
            "sbcglobal.net",
            "sfr.fr",
            "sky.com",
            "t-online.de",
            "talktalk.net",
            "telefonica.es",
            "telefonica.net",
            "terra.com.br",
            "terra.es",
            "tin.it",
            "tiscali.it",
            "uol.com.br",
            "verizon.net",
            "virgilio.it",
            "virginmedia.com",
            "wanadoo.fr",
            "web.de",
            "yandex.com",
            "zoho.com");

    /** Whose addresses end in a country's domain as well. */
    private static final Set<String> FAMILIES = Set.of(
            "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "gmx", "icloud", "aol");

    private Freemail() {}

    static boolean is(String domain) {
        int dot = domain.indexOf('.');
        return DOMAINS.contains(domain) || dot > 0 && FAMILIES.contains(domain.substring(0, dot));
    }
}
