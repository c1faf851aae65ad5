package org.dunning.procedure;

/** Who must agree before a notice of a stage is sent. */
public enum Approval {
    NONE,
    ONE_PERSON
}
