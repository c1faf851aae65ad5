package org.dunning.check;

import java.util.Map;
import org.dunning.ledger.Standing;
import org.springframework.core.env.Environment;

/**
 * What stands around a run and helps to read its report.
 *
 * @param config the {@code --config} option as it would be typed again; empty for the working directory
 * @param mode propose or send
 * @param mails where mails go, in words
 * @param console the console's address while it is served
 * @param openTasks open tasks by kind
 * @param openDeliveries deliveries by state that are not done
 * @param openNotes contact notes by state that the ERP does not have yet
 */
record Surroundings(
        String config,
        String mode,
        String mails,
        String console,
        Map<String, Long> openTasks,
        Map<String, Long> openDeliveries,
        Map<String, Long> openNotes) {

    static Surroundings of(Environment environment, Standing standing, Workplace workplace) {
        String config = workplace.config().toString();
        return new Surroundings(
                config.isEmpty() ? "" : " --config " + config,
                environment.getProperty("dunning.run.mode", "propose"),
                mails(environment),
                "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                        + environment.getProperty("server.port", "8080") + "/hawtio",
                standing.openTasks(),
                standing.openDeliveries(),
                standing.openNotes());
    }

    boolean sends() {
        return mode.equalsIgnoreCase("send");
    }

    private static String mails(Environment environment) {
        boolean smtp = "smtp".equalsIgnoreCase(environment.getProperty("dunning.mail.transport", "folder"));
        String redirected = environment.getProperty("dunning.mail.redirect-all-to", "");
        return (smtp
                        ? "to the relay " + environment.getProperty("dunning.mail.host", "localhost")
                        : "as .eml files into " + environment.getProperty("dunning.mail.folder", "data/mail"))
                + (redirected.isBlank() ? "" : ", every one redirected to " + redirected);
    }
}
