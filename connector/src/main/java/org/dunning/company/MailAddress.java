package org.dunning.company;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads exactly one e-mail address of the settings or the ERP. */
public final class MailAddress {

    // RFC 5321 4.5.3.1: 64 octets before the @, and a path of 256 with its angle brackets.
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST = 254;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private MailAddress() {}

    /**
     * One address, with or without a name, its domain in ASCII.
     *
     * @throws IllegalArgumentException when it is none, or more than one, or its local part is not ASCII
     */
    public static InternetAddress parse(String raw) {
        if (CONTROL.matcher(raw).find()) {
            throw refused(raw, "it contains control characters");
        }
        InternetAddress given = strict(raw);
        String address = given.getAddress();
        int at = address.lastIndexOf('@');
        boolean more = raw.contains("<") && !raw.strip().endsWith(">");
        if (more || given.isGroup() || at < 1 || address.length() > LONGEST || at > LONGEST_LOCAL_PART) {
            throw refused(raw, "it is not one address");
        }
        // A local part beyond ASCII needs SMTPUTF8 (RFC 6531) on the whole way; better to know before sending.
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw refused(raw, "the part before the @ has letters beyond ASCII");
        }
        return rebuilt(address.substring(0, at) + "@" + asciiDomain(raw, address.substring(at + 1)), given);
    }

    private static InternetAddress strict(String raw) {
        try {
            return new InternetAddress(raw.strip(), true);
        } catch (AddressException e) {
            throw refused(raw, "it is not one address");
        }
    }

    private static String asciiDomain(String raw, String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw refused(raw, "its domain is not valid");
        }
    }

    private static InternetAddress rebuilt(String address, InternetAddress given) {
        try {
            @Nullable String name = given.getPersonal();
            return name == null ? new InternetAddress(address, true) : named(address, name);
        } catch (AddressException e) {
            throw refused(address, "it is not one address");
        }
    }

    /** An address with the name that is shown with it. */
    public static InternetAddress named(String address, String name) {
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalArgumentException refused(String raw, String why) {
        String shown = CONTROL.matcher(raw.length() > 80 ? raw.substring(0, 80) + "…" : raw)
                .replaceAll("?");
        return new IllegalArgumentException("'" + shown + "' cannot be used as an e-mail address: " + why);
    }
}
