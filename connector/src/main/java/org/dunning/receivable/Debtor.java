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
 * @param reach other ways than mail
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
        @Nullable DebtorType type,
        Reach reach) {

    /** A debtor of whom no other way than mail is known. */
    public Debtor(
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
        this(
                key,
                name,
                email,
                contactProblem,
                language,
                country,
                zone,
                segment,
                blockReason,
                stopReason,
                type,
                Reach.NONE);
    }

    /** Where the channel reaches it; null when it does not. */
    public @Nullable String address(Channel channel) {
        return channel == Channel.MAIL ? email : reach.address(channel);
    }

    /** The channel has not taken a notice for a day; another one goes first. */
    public boolean isStuck(Channel channel) {
        return reach.isStuck(channel);
    }

    /** The same with other ways to reach it. */
    public Debtor with(Reach other) {
        return new Debtor(
                key,
                name,
                email,
                contactProblem,
                language,
                country,
                zone,
                segment,
                blockReason,
                stopReason,
                type,
                other);
    }

    /** The same without an address. */
    public Debtor withoutAddress(String problem) {
        return new Debtor(
                key, name, null, problem, language, country, zone, segment, blockReason, stopReason, type, reach);
    }
}
