package org.dunning.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How often one debtor of one company is contacted at most, over all channels. The notices of one run count once.
 *
 * @param perDay contacts on one business date
 * @param perWeek contacts on any seven days in a row
 */
public record ContactCaps(@Nullable @Min(1) @Max(10) Integer perDay, @Nullable @Min(1) @Max(50) Integer perWeek) {

    static final ContactCaps NONE = new ContactCaps(null, null);
}
