package org.dunning.reply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a debtor commits to.
 *
 * @param amount null when the mail states none
 * @param currency ISO 4217, null when there is no amount
 * @param invoices for which, where said
 * @param evidence the words
 */
public record PromisedPayment(
        LocalDate on,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        List<String> invoices,
        Evidence evidence) {

    public PromisedPayment {
        invoices = List.copyOf(invoices);
    }
}
