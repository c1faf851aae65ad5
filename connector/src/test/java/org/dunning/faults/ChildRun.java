package org.dunning.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dunning.whole.Connector;
import org.dunning.whole.SmallErp;

/** A process of its own that makes one run: tests stop it as an operating system does. */
final class ChildRun {

    private ChildRun() {}

    /** @param arguments its folder, the ledger, the mail server's port, then more settings */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        List<String> settings = new ArrayList<>(
                List.of(World.settings(Integer.parseInt(arguments[2]), 1, folder.resolve("relay.log"))));
        settings.addAll(List.of(arguments).subList(3, arguments.length));
        try (var connector =
                new Connector(folder, SmallErp.existing(folder), arguments[1], settings.toArray(String[]::new))) {
            System.out.println("deliveries " + connector.run().deliveries());
        }
        System.exit(0);
    }

    static Path report(Path folder) {
        return folder.resolve("report.txt");
    }

    /** Starts it; what it prints goes into its report. */
    static Process start(Path folder, String ledger, int port, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                ChildRun.class.getName(),
                folder.toString(),
                ledger,
                String.valueOf(port)));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(report(folder).toFile())
                .start();
    }
}
