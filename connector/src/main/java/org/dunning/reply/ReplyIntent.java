package org.dunning.reply;

import java.util.Locale;

/** What a debtor's mail wants; the names of the label guide. */
public enum ReplyIntent {
    PROMISE,
    PARTIAL_PROMISE,
    PAYMENT_PLAN_REQUEST,
    ALREADY_PAID,
    DISPUTE,
    QUERY,
    OUT_OF_OFFICE,
    BOUNCE_HARD,
    BOUNCE_SOFT,
    WRONG_CONTACT,
    OPT_OUT_OR_LEGAL_THREAT,
    OTHER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
