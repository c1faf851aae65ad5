package org.dunning.receivable;

/** What kind of debtor it is, where that changes what may be claimed and said. */
public enum DebtorType {
    BUSINESS,
    SOLE_TRADER,
    /** Statutory late payment schemes between businesses never apply. */
    CONSUMER,
    /** A public authority. */
    PUBLIC
}
