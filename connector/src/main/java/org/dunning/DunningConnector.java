package org.dunning;

import org.dunning.check.DunningCommand;

/** Starts the one executable. */
public final class DunningConnector {

    private DunningConnector() {}

    public static void main(String[] args) {
        System.exit(DunningCommand.execute(DunningApplication.class, args));
    }
}
