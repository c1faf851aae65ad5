package org.dunning.check;

import java.io.File;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.YamlFile;
import org.dunning.ledger.Standing;
import org.dunning.ledger.Standing.OpenTask;
import org.dunning.ledger.Standing.Suspect;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.springframework.core.env.Environment;

/**
 * What stands around a run and helps to read its report.
 *
 * @param config the {@code --config} option as it would be typed again; empty for the working directory
 * @param mode propose or send
 * @param mails where mails go, in words
 * @param console the console's address while it is served
 * @param stages the stages of all procedures in the order of their days
 * @param taskCount how many tasks are open
 * @param tasks the oldest of them
 * @param suspects open ones
 * @param openNotes contact notes by state that the ERP does not have yet
 */
record Surroundings(
        String config,
        String mode,
        String mails,
        String console,
        List<String> stages,
        long taskCount,
        List<OpenTask> tasks,
        List<Suspect> suspects,
        Map<String, Long> openNotes) {

    /** A list longer than this is cut; the console and the JSON have all of it. */
    static final int SHOWN = 20;

    static Surroundings of(Environment environment, Standing standing, Workplace workplace) {
        String config = workplace.config().toString();
        return new Surroundings(
                config.isEmpty() ? "" : " --config " + config,
                environment.getProperty("dunning.run.mode", "propose"),
                mails(environment),
                "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                        + environment.getProperty("server.port", "8080") + "/hawtio",
                stages(workplace),
                standing.openTasks().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                standing.tasks(SHOWN),
                standing.suspects(),
                standing.openNotes());
    }

    /** A verb as it would be typed in a terminal. */
    String typed(String verb) {
        String path = System.getProperty("java.class.path", "");
        return (path.endsWith(".jar") && !path.contains(File.pathSeparator) ? "java -jar " + path + " " : "")
                + verb
                + config;
    }

    boolean sends() {
        return mode.equalsIgnoreCase("send");
    }

    private static List<String> stages(Workplace workplace) {
        return workplace.folders().list("mappings/procedures", ".yaml").stream()
                .filter(file -> !file.toString().endsWith(".cases.yaml"))
                .flatMap(file -> YamlFile.read(file, DunningProcedure.class).value().stages().stream())
                .sorted(Comparator.comparing(DunningStage::daysFromDue))
                .map(DunningStage::stage)
                .distinct()
                .toList();
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
