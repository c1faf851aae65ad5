package org.dunning.mapping;

import java.net.IDN;
import org.jspecify.annotations.Nullable;

/**
 * An ERP's e-mail field read as exactly one address, or the reason why it is none: never a guess.
 *
 * @param address a dot-string before the @ (RFC 5321, 4.1.2) and an ASCII domain (RFC 5890 A-labels); null when there
 *     is a problem
 * @param problem in words for a credit controller, without the value; null when there is an address
 */
record EmailAddress(@Nullable String address, @Nullable String problem) {

    // RFC 5321, 4.5.3.1, and RFC 1035, 2.3.4
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;

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
        if (!isDotString(local)) {
            return none("the e-mail address in the ERP has characters before the @ that mail servers refuse");
        }
        String domain = asciiDomain(text.substring(at + 1));
        if (domain == null) {
            return none("the e-mail address in the ERP has no valid domain");
        }
        String address = domain.length() == text.length() - at - 1 ? text : local + "@" + domain;
        return address.length() > LONGEST
                ? none("the e-mail address in the ERP is too long")
                : new EmailAddress(address, null);
    }

    private static boolean isDotString(String local) {
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean dot = c == '.' && i > 0 && i < local.length() - 1 && local.charAt(i - 1) != '.';
            if (!dot && !isLetterOrDigit(c) && "!#$%&'*+-/=?^_`{|}~".indexOf(c) < 0) {
                return false;
            }
        }
        return local.length() <= LONGEST_LOCAL_PART;
    }

    private static @Nullable String asciiDomain(String domain) {
        if (isHostName(domain)) {
            return domain;
        }
        // IDNA 2003 and 2008 send these letters to different domains, so either would be a guess.
        if (domain.chars().anyMatch(c -> "ßς\u200C\u200D".indexOf(c) >= 0)) {
            return null;
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return isHostName(ascii) ? ascii : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** Two labels at least, of letters, digits and inner hyphens (RFC 1123, 2.1). */
    private static boolean isHostName(String domain) {
        int start = 0;
        int labels = 0;
        for (int i = 0; i <= domain.length(); i++) {
            if (i == domain.length() || domain.charAt(i) == '.') {
                boolean label = i > start
                        && i - start <= LONGEST_LABEL
                        && domain.charAt(start) != '-'
                        && domain.charAt(i - 1) != '-';
                if (!label) {
                    return false;
                }
                labels++;
                start = i + 1;
            } else if (!isLetterOrDigit(domain.charAt(i)) && domain.charAt(i) != '-') {
                return false;
            }
        }
        return labels > 1;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static EmailAddress none(String problem) {
        return new EmailAddress(null, problem);
    }
}
