package org.dunning.erp.odoo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of an open item: its move and its line, neither of which ever changes. */
record OdooKey(long move, long line) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

    static Optional<OdooKey> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(new OdooKey(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return move + "/" + line;
    }
}
