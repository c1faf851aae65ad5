package org.dunning.reply;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the creditor that an answer can be about.
 *
 * @param amount still open, or null when not known
 * @param currency ISO 4217, or null when not known
 */
public record OpenInvoice(String number, @Nullable BigDecimal amount, @Nullable String currency) {}
