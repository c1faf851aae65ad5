package org.dunning;

/** Starts the one executable. */
public final class DunningConnector {

    private DunningConnector() {}

    public static void main(String[] args) {}
}
