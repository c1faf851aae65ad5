package org.dunning.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A stage that is served more than once, until the next stage's day has come.
 *
 * @param everyDays calendar days from one time to the next
 * @param times how often in all, the first time included
 */
public record Repeat(@Min(1) @Max(365) int everyDays, @Min(2) @Max(52) int times) {}
