package org.dunning.reply;

/** What a mail says besides its intent, and what is always for a person. */
public enum Beside {
    /** It contests something, too. */
    CONTESTS,
    /** It asks for an account, or names one. */
    BANK_DETAILS
}
