package org.dunning.interest;

import java.time.LocalDate;

/** A day's rate is not in its table; the claim cannot be computed and none is guessed. */
public final class MissingRateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingRateException(RateTable table, LocalDate day) {
        super("mappings/rates/" + table.name() + ".yaml has no rate for " + day + "; add it with its source");
    }
}
