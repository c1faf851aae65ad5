package org.dunning.receivable;

import java.util.Locale;

/** A way to reach a debtor. */
public enum Channel {
    MAIL,
    /** By ordinary post. */
    LETTER,
    /** By registered post, with a tracking number and a proof of delivery. */
    REGISTERED_LETTER,
    /** A person calls. */
    CALL,
    WHATSAPP,
    SMS,
    /** To an agency or a lawyer: the connector's own dunning ends. */
    HANDOVER;

    /** Whether it is printed. */
    public boolean isPost() {
        return this == LETTER || this == REGISTERED_LETTER;
    }

    /** As it is written in procedures and kept in the ledger, such as registered-letter. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The channel of a label. */
    public static Channel of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
