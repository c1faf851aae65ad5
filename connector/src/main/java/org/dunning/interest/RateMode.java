package org.dunning.interest;

/** Which of the table's rates counts. */
public enum RateMode {
    /** Each day its own (Directive 2011/7/EU as most countries apply it). */
    FLOATING,
    /** That of the day interest starts, for the life of the debt (United Kingdom, SI 2002/1675). */
    FIXED_AT_START,
    /** That of the day of payment for all days; in a letter, of the business date (Ireland). */
    AT_PAYMENT
}
