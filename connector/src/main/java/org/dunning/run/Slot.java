package org.dunning.run;

import java.time.Instant;

/** When a notice may leave: from one instant on, and before another. */
public record Slot(Instant from, Instant until) {}
