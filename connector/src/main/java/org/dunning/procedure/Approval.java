package org.dunning.procedure;

/** Who must agree before a notice of a stage is sent; the later constant is the stricter. */
public enum Approval {
    NONE,
    ONE_PERSON,
    /** Two different people. */
    TWO_PEOPLE;

    /** How many different people must agree. */
    public int people() {
        return ordinal();
    }
}
