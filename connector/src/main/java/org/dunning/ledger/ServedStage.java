package org.dunning.ledger;

import java.time.LocalDate;

/** A stage an item was already dunned at in its present episode. */
public record ServedStage(String stage, int occurrence, LocalDate on) {}
