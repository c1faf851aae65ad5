package org.dunning.receivable;

/** What is written after settlement. It is kept as a notice that demands nothing. */
public final class ThankYou {

    /** What a notice has for a stage when it is a thank-you, and its template; no stage of a procedure has this name. */
    public static final String STAGE = "thanks";

    private ThankYou() {}
}
