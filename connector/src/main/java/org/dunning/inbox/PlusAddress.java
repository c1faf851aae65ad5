package org.dunning.inbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The token of a delivery in an address such as {@code ar+0123abcd...@example.com} (RFC 5233). */
final class PlusAddress {

    private static final Pattern TOKEN = Pattern.compile("\\+([0-9a-f]{32})@");

    private PlusAddress() {}

    /** Where the mails of each delivery go. */
    static String withoutToken(String address) {
        return TOKEN.matcher(address).replaceFirst("@");
    }

    static List<String> tokens(List<String> addresses) {
        return addresses.stream()
                .flatMap(address -> {
                    Matcher token = TOKEN.matcher(address);
                    return token.find() ? Stream.of(token.group(1)) : Stream.empty();
                })
                .distinct()
                .toList();
    }
}
