package org.dunning.reply.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day on which the debtor says it pays. */
record DatedClaim(
        LocalDate on,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        List<String> invoices,
        int start,
        int end) {}
