package org.dunning.interest;

/** When interest is rounded half up to the currency's decimals. */
public enum InterestRounding {
    /** Each stretch of one rate by itself. */
    PER_SEGMENT,
    /** The whole of an item once; the last stretch takes the difference. */
    ONCE
}
