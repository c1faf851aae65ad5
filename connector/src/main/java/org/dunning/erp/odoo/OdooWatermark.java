package org.dunning.erp.odoo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep leaves for the next.
 *
 * @param basis a hash of what decides how records are read; with another one all is read anew
 * @param full when all was read last, by Odoo's time
 * @param seen what changed before it is known, by Odoo's time
 */
record OdooWatermark(String basis, Instant full, Instant seen) {

    OdooWatermark {
        full = full.truncatedTo(ChronoUnit.SECONDS);
        seen = seen.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Null when it is none of ours. */
    static @Nullable OdooWatermark parse(String written) {
        String[] parts = written.split(" ", -1);
        try {
            return parts.length == 3
                    ? new OdooWatermark(parts[0], Instant.parse(parts[1]), Instant.parse(parts[2]))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return basis + " " + full + " " + seen;
    }
}
