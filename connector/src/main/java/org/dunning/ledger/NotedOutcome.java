package org.dunning.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item in one run, as it is noted.
 *
 * @param also the other codes that applied, separated by spaces
 * @param rule why, in words that change only when the reason does
 */
public record NotedOutcome(String code, String also, @Nullable String stage, String rule) {}
