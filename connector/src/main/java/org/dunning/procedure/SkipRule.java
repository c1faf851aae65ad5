package org.dunning.procedure;

/** What an item does that is late for more than its next stage. */
public enum SkipRule {
    /** Stages rise one at a time, however old the item is. */
    NEVER,
    /** It goes straight to the last stage whose day has come. */
    TO_MATCHING
}
