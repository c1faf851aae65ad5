package org.dunning.faults;

import java.nio.file.Path;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;

/** The process that is paused: one run over a ledger that another process uses as well. */
final class PausedChild {

    private PausedChild() {}

    /** @param arguments its folder, the ledger, the mail server's port */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (var connector = new Connector(
                folder,
                SmallErp.existing(folder),
                arguments[1],
                World.settings(Integer.parseInt(arguments[2]), 1, folder.resolve("relay.log")))) {
            System.out.println("deliveries " + connector.run().deliveries());
        }
        System.exit(0);
    }
}
