package org.dunning.procedure;

/** Receives what is wrong, with the JSON pointer of the key it is at, such as {@code /stages/2/level}. */
@FunctionalInterface
interface Refusal {
    void refuse(String pointer, String message);
}
