package org.dunning.mapping;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import org.jspecify.annotations.Nullable;

/**
 * An ERP's e-mail field read as exactly one address, or the reason why it is none: never a guess.
 *
 * @param address with an ASCII domain (RFC 5890 A-labels); null when there is a problem
 * @param problem in words for a credit controller, without the value; null when there is an address
 */
record EmailAddress(@Nullable String address, @Nullable String problem) {

    // RFC 5321, 4.5.3.1
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    static EmailAddress of(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return none("no e-mail address in the ERP");
        }
        String text = written.strip();
        if (text.length() > LONGEST) {
            return none("the e-mail address in the ERP is too long");
        }
        int at = text.indexOf('@');
        if (at < 1 || at == text.length() - 1) {
            return none("the e-mail address in the ERP is incomplete");
        }
        if (at != text.lastIndexOf('@') || text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
            return none("the e-mail field in the ERP does not hold exactly one address");
        }
        String local = text.substring(0, at);
        if (!isPlain(local)) {
            return none("the e-mail address in the ERP has characters before the @ that mail servers refuse");
        }
        String domain = asciiDomain(text.substring(at + 1));
        return domain == null
                ? none("the e-mail address in the ERP has no valid domain")
                : checked(local + "@" + domain);
    }

    private static EmailAddress checked(String address) {
        try {
            new InternetAddress(address, true);
            return address.length() > LONGEST
                    ? none("the e-mail address in the ERP is too long")
                    : new EmailAddress(address, null);
        } catch (AddressException e) {
            return none("the e-mail address in the ERP is not valid");
        }
    }

    private static boolean isPlain(String local) {
        return local.length() <= LONGEST_LOCAL_PART
                && local.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"()<>[]\\:".indexOf(c) < 0);
    }

    private static @Nullable String asciiDomain(String domain) {
        // IDNA 2003 and 2008 send these letters to different domains, so either would be a guess.
        if (domain.indexOf('.') < 1 || domain.chars().anyMatch(c -> "ßς\u200C\u200D".indexOf(c) >= 0)) {
            return null;
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static EmailAddress none(String problem) {
        return new EmailAddress(null, problem);
    }
}
