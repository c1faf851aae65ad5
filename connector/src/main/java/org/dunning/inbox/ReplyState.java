package org.dunning.inbox;

/** Where a reply stands. */
enum ReplyState {
    /** A machine's mail: nobody has to do anything with it. */
    AUTOMATIC,
    /** What follows from it was done. */
    APPLIED,
    /** A person reads it. */
    REVIEW,
    /** A person found it understood rightly, and what follows was done. */
    CONFIRMED,
    /** A person has dealt with it. */
    DISMISSED
}
