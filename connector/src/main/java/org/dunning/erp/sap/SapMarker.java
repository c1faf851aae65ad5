package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunning.ledger.WriteBackEntry;
import org.jspecify.annotations.Nullable;

/** A contact in the fifty characters of a line's text, such as {@code M2 2026-11-22 mail firm}; the last one stands there. */
final class SapMarker {

    private static final Pattern OURS = Pattern.compile("M\\d? (\\d{4}-\\d\\d-\\d\\d) .*");
    private static final int LONGEST = 50;

    private SapMarker() {}

    /** @param level of the stage; null for a stage without one */
    static String of(WriteBackEntry entry, @Nullable Integer level) {
        String text =
                "M" + (level == null ? "" : level) + " " + entry.on() + " " + entry.channel() + " " + entry.stage();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Whether a text may be replaced: it is none, or ours. */
    static boolean mayReplace(@Nullable String text) {
        return text == null || text.isEmpty() || OURS.matcher(text).matches();
    }

    /** This one, or a later one of ours. */
    static boolean isThere(String marker, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        LocalDate wanted = day(marker);
        LocalDate there = day(text);
        return marker.equals(text) || wanted != null && there != null && there.isAfter(wanted);
    }

    private static @Nullable LocalDate day(String text) {
        Matcher ours = OURS.matcher(text);
        return ours.matches() ? LocalDate.parse(ours.group(1)) : null;
    }
}
