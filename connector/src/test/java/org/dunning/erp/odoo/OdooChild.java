package org.dunning.erp.odoo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dunning.run.RunReport;

/** A process of its own that makes one run over the stub: tests end it as an operating system does. */
final class OdooChild {

    private OdooChild() {}

    /** @param arguments its folder, its time, then settings */
    public static void main(String[] arguments) {
        String[] settings = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
        boolean complete;
        try (var connector = new OdooConnector(Path.of(arguments[0]), Instant.parse(arguments[1]), settings)) {
            RunReport report = connector.run();
            complete = report.complete() && report.alarms().isEmpty();
        }
        System.exit(complete ? 0 : 1);
    }

    static Process start(OdooStub odoo, Path folder, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                OdooChild.class.getName(),
                folder.toString(),
                OdooKit.NOW.toString()));
        command.addAll(OdooConnector.over(odoo));
        command.addAll(List.of(settings));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
