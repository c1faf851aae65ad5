package org.dunning.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunning.calendar.LocalHolidays;
import org.dunning.channel.SenderCheck;
import org.dunning.company.Company;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;
import org.dunning.erp.ErpApiCheck;
import org.dunning.interest.LatePaymentCheck;
import org.dunning.mapping.MappingCheck;
import org.dunning.notice.TemplateCheck;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.ProcedureCheck;
import org.dunning.procedure.ProcedureTable;
import org.dunning.procedure.ProcedureTableCheck;
import org.dunning.receivable.Courtesy;
import org.dunning.route.RouteCheck;
import org.dunning.route.RouteFiles;
import org.dunning.route.ShippedRoutes;
import org.dunning.settings.SettingsCheck;
import org.dunning.settings.SettingsReport;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks everything a user writes without a network and without a database. */
final class OfflineCheck {

    private static final String ERP = "dunning.erp";
    private static final String DATABASE = "dunning.erp-database.url";

    private final Invocation invocation;
    private final Workplace workplace;
    private final ConfigFolders folders;
    private final Findings findings = new Findings();

    OfflineCheck(Invocation invocation, Workplace workplace) {
        this.invocation = invocation;
        this.workplace = workplace;
        this.folders = workplace.folders();
    }

    /** All files. An unset secret is a note. */
    Findings all() {
        findings.add(() -> {
            SettingsReport settings = SettingsCheck.of(invocation.application().getPackageName())
                    .check(
                            workplace.config(),
                            SpringStart.places(invocation, workplace.config()),
                            new TreeMap<>(System.getenv()));
            settings.unset().forEach(findings::unset);
            findings.checked("settings");
            findings.add(() -> senders(settings.environment()));
            findings.add(() -> procedures(settings));
            findings.add(() -> notices(settings));
            findings.add(() -> mapping(settings));
            return settings.problems();
        });
        return findings;
    }

    /**
     * Refuses what {@link #all()} finds, and an unset secret with it, before a verb connects anywhere.
     *
     * @throws InvalidFilesException with every problem
     */
    void refuseProblems() {
        List<Problem> problems = all().problemsBeforeConnecting();
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
    }

    /** Who only proposes needs none. */
    private List<Problem> senders(ConfigurableEnvironment environment) {
        if (!"send".equalsIgnoreCase(environment.getProperty("dunning.run.mode"))) {
            return List.of();
        }
        try {
            return SenderCheck.check(
                    Binder.get(environment)
                            .bind("dunning.companies", Bindable.mapOf(String.class, Company.class))
                            .orElse(Map.of()),
                    environment.getProperty("dunning.mail.from", ""),
                    workplace.config().resolve(Workplace.SETTINGS));
        } catch (BindException e) {
            // Told among the settings.
            return List.of();
        }
    }

    private List<Problem> mapping(SettingsReport settings) {
        ConfigurableEnvironment environment = settings.environment();
        String erp = environment.getProperty(ERP);
        if (erp == null) {
            return List.of(); // told among the settings
        }
        Path file = folders.require(
                "mappings/records/" + erp + ".yaml",
                "dunning.erp is '" + erp + "'" + Suggestion.among(folders.names("mappings/records"), erp));
        findings.checked("mapping " + erp);
        ErpApiCheck.missing(erp, setting -> hasValue(environment, setting))
                .ifPresent(missing -> findings.problem(settings.problem(ERP, "is " + erp + ", which " + missing)));
        findings.add(() -> {
            var channels = new ChannelCheck(environment, file, findings);
            soundProcedures().forEach(channels::check);
            return List.of();
        });
        findings.add(() -> {
            var tree = YamlFile.read(file, JsonNode.class);
            Map<String, String> queries = queries(tree.value());
            // Without its pools the routes miss beans as well; what to do about it is said once.
            return queries.isEmpty() || environment.containsProperty(DATABASE)
                    ? routes(erp, environment, queries)
                    : List.of(tree.problem("/queries", "these need a database: set " + DATABASE));
        });
        return MappingCheck.check(file);
    }

    /** A variable that is not set is told as that. */
    private static boolean hasValue(ConfigurableEnvironment environment, String setting) {
        return environment.containsProperty(setting)
                && !environment.resolvePlaceholders("${" + setting + "}").isBlank();
    }

    /** As far as the mapping can be read; what is wrong with it is told apart. */
    private static Map<String, String> queries(JsonNode mapping) {
        var queries = new TreeMap<String, String>();
        mapping.path("queries")
                .properties()
                .forEach(query -> queries.put(query.getKey(), query.getValue().asText()));
        return queries;
    }

    private List<Problem> notices(SettingsReport settings) {
        List<Locale> asked = settings.list("dunning.notice.languages", Locale.class);
        List<Locale> languages = asked.isEmpty() ? TemplateCheck.USUAL_LANGUAGES : asked;
        findings.checked(
                "notices in " + languages.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", ")));
        return TemplateCheck.check(
                folders,
                languages,
                soundProcedures().stream()
                        .map(file -> YamlFile.read(file, DunningProcedure.class).value())
                        .toList(),
                courtesies(settings));
    }

    /** Those that are switched on. */
    private List<Courtesy> courtesies(SettingsReport settings) {
        List<Courtesy> sent = new ArrayList<>();
        if (thanks(settings)) {
            sent.add(Courtesy.THANKS);
        }
        Arrays.stream(Courtesy.values())
                .filter(Courtesy::isAnswer)
                .filter(courtesy -> settings.list("dunning.answers." + courtesy.label(), Boolean.class)
                        .contains(true))
                .forEach(sent::add);
        return sent;
    }

    /** Whether some company thanks; one that there is not is told. */
    private boolean thanks(SettingsReport settings) {
        String key = "dunning.thank-you.companies";
        List<String> thanking = settings.list(key, String.class);
        Set<String> companies =
                settings.each("dunning.companies", "procedure", "standard").keySet();
        thanking.stream()
                .filter(company -> !companies.contains(company))
                .forEach(company -> findings.problem(settings.problem(
                        key, "there is no company '" + company + "'; there are " + String.join(", ", companies))));
        return !thanking.isEmpty();
    }

    private List<Path> procedureFiles() {
        return folders.list("mappings/procedures", ".yaml").stream()
                .filter(file -> !file.toString().endsWith(".cases.yaml"))
                .toList();
    }

    /** Those that can be read; what is wrong with the others is told apart. */
    private List<Path> soundProcedures() {
        return procedureFiles().stream()
                .filter(file -> ProcedureCheck.check(file).isEmpty())
                .toList();
    }

    private List<Problem> procedures(SettingsReport settings) {
        List<Path> files = procedureFiles();
        findings.checked(files.size() + (files.size() == 1 ? " procedure" : " procedures"));
        settings.each("dunning.companies", "procedure", "standard").forEach((company, procedure) -> {
            if (folders.find("mappings/procedures/" + procedure + ".yaml").isEmpty()) {
                findings.problem(settings.problem(
                        "dunning.companies." + company + ".procedure",
                        "names no file: there is no mappings/procedures/" + procedure + ".yaml"
                                + Suggestion.among(folders.names("mappings/procedures"), procedure)));
            }
        });
        List<String> names = folders.names("mappings/procedures");
        findings.add(() -> {
            LocalHolidays.read(folders);
            return List.of();
        });
        findings.add(() -> LatePaymentCheck.check(folders));
        findings.add(() -> new ClaimCheck(folders, findings).of(soundProcedures()));
        folders.find(ProcedureTable.FILE).ifPresent(table -> {
            findings.checked("procedure table");
            findings.add(() -> ProcedureTableCheck.check(
                    table,
                    names,
                    settings.each("dunning.companies", "procedure", "standard").keySet()));
        });
        return files.stream()
                .flatMap(file -> ProcedureCheck.check(file).stream())
                .toList();
    }

    private List<Problem> routes(String erp, ConfigurableEnvironment environment, Map<String, String> queries) {
        List<Path> files = new RouteFiles(folders).of(erp);
        ShippedRoutes.edited(files).forEach(findings::note);
        findings.checked(files.size() + " route files");
        return new RouteCheck(invocation.application(), environment, queries).check(files);
    }
}
