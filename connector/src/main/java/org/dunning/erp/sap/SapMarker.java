package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.WriteBackEntry;
import org.jspecify.annotations.Nullable;

/**
 * A contact in the fifty characters of a line's text, such as {@code M2 2026-11-22 mail firm #1a2b3c4d}; the last one stands
 * there. Its end tells which contact it was, so that it is found again.
 */
final class SapMarker {

    private static final Pattern OURS = Pattern.compile("M\\d? (\\d{4}-\\d\\d-\\d\\d) .*");
    private static final int LONGEST = 50;
    private static final int DIGITS = 8;

    private SapMarker() {}

    /** @param level of the stage; null for a stage without one */
    static String of(WriteBackEntry entry, @Nullable Integer level) {
        String text =
                "M" + (level == null ? "" : level) + " " + entry.on() + " " + entry.channel() + " " + entry.stage();
        String end = end(entry);
        return text.substring(0, Math.min(text.length(), LONGEST - end.length())) + end;
    }

    /** Of the thirty-two digits of a contact's token eight are enough among the contacts of one line. */
    private static String end(WriteBackEntry entry) {
        String token = ContactKey.token(entry.naturalKey());
        return " #" + token.substring(0, Math.min(token.length(), DIGITS));
    }

    /** Whether a text may be replaced: it is none, or ours. */
    static boolean mayReplace(@Nullable String text) {
        return text == null || text.isEmpty() || OURS.matcher(text).matches();
    }

    /** This one, or one of ours of the same day or later. */
    static boolean isThere(String marker, @Nullable String text) {
        LocalDate wanted = day(marker);
        LocalDate there = text == null ? null : day(text);
        return marker.equals(text) || wanted != null && there != null && !there.isBefore(wanted);
    }

    /** The text is of this very contact, or of a later one that took its place. */
    static boolean tellsOf(WriteBackEntry entry, @Nullable String text) {
        LocalDate there = text == null ? null : day(text);
        return text != null && there != null && (text.endsWith(end(entry)) || there.isAfter(entry.on()));
    }

    private static @Nullable LocalDate day(String text) {
        Matcher ours = OURS.matcher(text);
        return ours.matches() ? LocalDate.parse(ours.group(1)) : null;
    }
}
