package org.dunning.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an ERP route answers to a sweep. Only a complete sweep may close items.
 *
 * @param count raw records handed over, readable or not
 * @param newestBankEntry the newest bank entry the ERP knows, where the route can tell
 */
public record SweepResult(
        boolean complete, long count, @Nullable LocalDate newestBankEntry, @Nullable String watermark) {}
