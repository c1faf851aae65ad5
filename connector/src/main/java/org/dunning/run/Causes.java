package org.dunning.run;

/** The words of a failure that a person can act on. */
public final class Causes {

    private Causes() {}

    /** The innermost message, on one line. */
    public static String inWords(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("; SQL statement:\\s*$", "")
                        .strip();
    }
}
