package org.dunning.receivable;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who owes: the account that is dunned, as the ERP knows it.
 *
 * @param email one valid address with an ASCII domain, or null
 * @param contactProblem why there is no address, in words for a credit controller; null when there is one
 * @param language the debtor's language; null means the company's
 * @param zone the debtor's time zone; null means the company's
 * @param blockReason set when the ERP blocks the whole debtor for dunning
 * @param stopReason set when dunning has ended for good: insolvent, with an agency or a lawyer
 * @param type null when the ERP does not say; it is then never taken for a business
 */
public record Debtor(
        DebtorKey key,
        String name,
        @Nullable String email,
        @Nullable String contactProblem,
        @Nullable Locale language,
        @Nullable String country,
        @Nullable ZoneId zone,
        @Nullable String segment,
        @Nullable String blockReason,
        @Nullable String stopReason,
        @Nullable DebtorType type) {

    /** The same without an address. */
    public Debtor withoutAddress(String problem) {
        return new Debtor(key, name, null, problem, language, country, zone, segment, blockReason, stopReason, type);
    }
}
