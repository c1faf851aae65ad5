package org.dunning.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlOutline;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks every setting the user made against the connector's settings records; connects to nothing. */
public final class SettingsCheck {

    private final List<Class<?>> records;

    private SettingsCheck(List<Class<?>> records) {
        this.records = records;
    }

    /** For all settings records below a package. */
    public static SettingsCheck of(String basePackage) {
        return new SettingsCheck(SettingRecords.find(basePackage));
    }

    /**
     * Checks the files of a configuration directory together with environment and command line.
     *
     * @param arguments as Spring Boot gets them, {@code --name=value}
     * @throws InvalidFilesException when the files cannot even be read as YAML
     */
    public SettingsReport check(Path config, List<String> arguments, Map<String, Object> systemEnvironment) {
        refuseBrokenFiles(config);
        ConfigurableEnvironment environment = SettingSources.load(arguments, systemEnvironment);
        var origins = new SettingOrigins(config);
        SettingNode.Group tree = SettingRecords.tree(records);
        var names = new SettingNames(environment, new SettingPath(tree), origins);
        var values = new SettingValues(environment, origins);
        var bad = new BadNames(names.unknown());

        var problems = new ArrayList<>(names.problems());
        problems.addAll(values.wrongTypes(names.known(), bad));
        var missing = new MissingSettings(names.known().keySet(), bad, origins).in(tree);
        problems.addAll(missing.problems());
        records.stream()
                .filter(type -> !bad.spoil(type))
                .forEach(type -> problems.addAll(values.violations(type, missing.names())));
        return new SettingsReport(environment, values, problems);
    }

    private static void refuseBrokenFiles(Path config) {
        try (Stream<Path> files = Files.list(config.toAbsolutePath())) {
            List<Problem> problems = files.map(Path::getFileName)
                    .filter(name -> name.toString().matches("application.*\\.ya?ml"))
                    .flatMap(name -> YamlOutline.of(config.resolve(name)).problems().stream())
                    .toList();
            if (!problems.isEmpty()) {
                throw new InvalidFilesException(problems);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
