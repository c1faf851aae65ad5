package org.dunning.ledger;

import org.jspecify.annotations.Nullable;

/** A record of the ERP that could not be used, and why; without personal data. */
public record SetAsideRecord(@Nullable String document, @Nullable String line, String field, String reason) {}
