package org.dunning.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a sweep ended.
 *
 * @param name COMPLETE, INCOMPLETE or SUSPICIOUS
 * @param note why it cannot be used, in words for a person
 */
public record SweepState(String name, @Nullable String note) {

    public boolean usable() {
        return name.equals("COMPLETE");
    }
}
