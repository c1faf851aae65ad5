package org.dunning.inbox;

/** Where a reply stands. */
public enum ReplyState {
    /** A machine's mail: nobody has to do anything with it. */
    AUTOMATIC,
    /** What follows from it was done. */
    APPLIED,
    /** A person reads it. */
    REVIEW,
    /** A person found it understood rightly, and what follows was done. */
    CONFIRMED,
    /** A person said what it means, and what follows from that was done. */
    CORRECTED,
    /** A person has dealt with it; nothing follows. */
    DISMISSED
}
