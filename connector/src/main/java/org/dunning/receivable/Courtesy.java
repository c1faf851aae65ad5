package org.dunning.receivable;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message to a debtor that demands nothing and serves no stage. It is kept as a notice whose stage and template have
 * this name; no stage of a procedure has it.
 */
public enum Courtesy {
    /** What was asked for has been settled. */
    THANKS("thanks"),
    /** What was promised has been noted. */
    PROMISE_NOTED("promise-noted"),
    /** The documents that were asked for go with it. */
    INVOICE_COPY("invoice-copy");

    private final String label;

    Courtesy(String label) {
        this.label = label;
    }

    /** As a notice has it for a stage and a template. */
    public String label() {
        return label;
    }

    /** Whether it answers a mail of the debtor. */
    public boolean isAnswer() {
        return this != THANKS;
    }

    /** Whether a notice of this stage or template answers a mail of the debtor. */
    public static boolean answers(String name) {
        return named(name).filter(Courtesy::isAnswer).isPresent();
    }

    /** Where it is switched on. */
    public String setting() {
        return isAnswer() ? "dunning.answers" : "dunning.thank-you";
    }

    /** Empty for a stage. */
    public static Optional<Courtesy> named(String stage) {
        return Arrays.stream(values())
                .filter(courtesy -> courtesy.label.equals(stage))
                .findFirst();
    }

    /** All of them, as a list of SQL. */
    public static String inSql() {
        return Arrays.stream(values())
                .map(courtesy -> "'" + courtesy.label + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
