package org.dunning.run;

/**
 * What a run decides for an open item: the first that applies, in this order; the others are told as well.
 */
public enum Outcome {
    INVALID_RECORD("the ERP's record cannot be used"),
    NO_DUE_DATE("the ERP has no due date for it"),
    NOTHING_OPEN("nothing is open, or it is a credit"),
    STOPPED("dunning of this debtor has ended"),
    DISPUTED("the debtor contests it"),
    BLOCKED("blocked for dunning"),
    HOLD_ENDED("the last day of a hold has passed; a person reviews it"),
    ON_PLAN("it is paid by instalments, and the plan is kept"),
    PROMISED("the debtor promised to pay and the day has not passed"),
    DIRECT_DEBIT("it is collected by direct debit"),
    IN_PAYMENT("a payment is on its way"),
    NETTED("credits and payments cover it"),
    LAST_STAGE("the last stage has been served; a person takes over"),
    NOT_DUE("its next stage is not reached yet"),
    TOO_SOON("the minimum gap since the last contact has not passed"),
    BELOW_MINIMUM("the amount is too small to dun"),
    NO_CONTACT("the debtor has no usable address"),
    STALE_CASH("the bank entries the ERP knows are too old"),
    RATE_MISSING("a rate of interest that its notice claims is not known"),
    FREQUENCY_CAP("the debtor was contacted as often as is allowed"),
    NOTIFY("a notice is proposed");

    private final String inWords;

    Outcome(String inWords) {
        this.inWords = inWords;
    }

    /** For a credit controller. */
    public String inWords() {
        return inWords;
    }

    /** The words of a code as a ledger holds it, which may be one of another version. */
    public static String inWords(String code) {
        for (Outcome outcome : values()) {
            if (outcome.name().equals(code)) {
                return outcome.inWords;
            }
        }
        return "a code this version does not know";
    }
}
