package org.dunning.configfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where routes and mappings are looked up, one by one: the configuration directory first, then the working directory.
 * Never beside the jar.
 */
public record ConfigFolders(Path config, Path workingDirectory) {

    /** The file by its path below either folder, such as {@code mappings/records/sql.yaml}. */
    public Optional<Path> find(String relative) {
        return Stream.of(config, workingDirectory)
                .map(folder -> folder.resolve(relative))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** @throws InvalidFilesException when neither folder has it */
    public Path require(String relative, String neededBy) {
        return find(relative)
                .orElseThrow(() -> new InvalidFilesException(List.of(new Problem(
                        config.resolve(relative).toString(),
                        0,
                        0,
                        "no such file, and none under the working directory; " + neededBy))));
    }

    /** All files of a folder with one of these endings, by name; the configuration directory's file hides the other. */
    public List<Path> list(String folder, String... endings) {
        var byName = new TreeMap<String, Path>();
        for (Path root : List.of(workingDirectory, config)) {
            for (Path file : filesIn(root.resolve(folder))) {
                String name = file.getFileName().toString();
                if (Stream.of(endings).anyMatch(name::endsWith)) {
                    byName.put(name, file);
                }
            }
        }
        return new ArrayList<>(byName.values());
    }

    /** The names of a folder's YAML files, without their ending; examples beside them are none of their own. */
    public List<String> names(String folder) {
        return list(folder, ".yaml").stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
                .filter(name -> !name.endsWith(".cases"))
                .toList();
    }

    private static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
