package org.dunning.receivable;

/** What the ERP says of an open item that keeps it from being dunned. */
public enum ItemFlag {
    /** Blocked for dunning in the ERP. */
    BLOCKED,
    /** The debtor contests it and the ERP knows. */
    DISPUTED,
    /** Will be collected by direct debit, so there is nothing for the debtor to do. */
    DIRECT_DEBIT,
    /** A payment is on its way or not yet reconciled. */
    IN_PAYMENT
}
