package org.dunning.reply.language;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param currency ISO 4217 as written beside it, or null
 * @param bare a number without a currency, which may be something else
 */
record FoundAmount(BigDecimal value, @Nullable String currency, boolean bare) {}
