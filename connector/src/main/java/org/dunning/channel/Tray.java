package org.dunning.channel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.Fingerprint;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A folder that others empty, with a manifest of what was put there. A file is written whole under a hidden name; its line in
 * the manifest is the moment from which it counts; then it gets its name. So a kill at any point leaves it there or not.
 */
final class Tray {

    private final Path folder;
    private final Manifest manifest;

    /** @param columns of the manifest, after the file's name and SHA-256 */
    Tray(Path folder, Object... columns) {
        this.folder = folder;
        this.manifest = new Manifest(folder, line("file", "sha256", columns));
    }

    /**
     * Puts a file there, once: what is there already stays.
     *
     * @param leaves told before it counts
     */
    synchronized HandOver put(String name, byte[] bytes, Runnable leaves, Object... row) {
        Path target = folder.resolve(name);
        Path hidden = folder.resolve("." + name + WholeFile.UNFINISHED);
        try {
            boolean there = Files.exists(target);
            if (!there) {
                WholeFile.unfinished(folder, hidden, bytes);
            }
            leaves.run();
            if (there) {
                if (!manifest.lists(name)) {
                    manifest.add(line(name, Fingerprint.sha256(Files.readAllBytes(target)), row));
                }
                return new Accepted(target.toString());
            }
            manifest.takeBack(name);
            manifest.add(line(name, Fingerprint.sha256(bytes), row));
        } catch (IOException e) {
            return cannot(hidden, e);
        } catch (RuntimeException e) {
            forget(hidden);
            throw e;
        }
        return named(name, hidden, target);
    }

    private HandOver named(String name, Path hidden, Path target) {
        try {
            Files.move(hidden, target);
            WholeFile.sync(folder);
            return new Accepted(target.toString());
        } catch (IOException e) {
            try {
                manifest.takeBack(name);
            } catch (IOException stillListed) {
                // It stays under its hidden name: it counts, and whoever looks for it later finds it.
                return new Broken(
                        Progress.WRITTEN, "it is in the manifest and not yet under its name " + target + ": " + e);
            }
            return cannot(hidden, e);
        }
    }

    private HandOver cannot(Path hidden, IOException problem) {
        forget(hidden);
        return new Broken(Progress.NOT_STARTED, "cannot write into " + folder + ": " + problem);
    }

    /**
     * Whether the file of a name that contains this had come to count; then it gets its name now. Null when neither it nor
     * its line is there any more, so that nobody can know.
     */
    synchronized @Nullable Boolean finish(String part) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        manifest.forget();
        try (DirectoryStream<Path> hidden =
                Files.newDirectoryStream(folder, ".*" + part + "*" + WholeFile.UNFINISHED)) {
            for (Path file : hidden) {
                String name = file.getFileName().toString();
                name = name.substring(1, name.length() - WholeFile.UNFINISHED.length());
                if (!manifest.lists(name)) {
                    Files.delete(file);
                    return false;
                }
                Files.move(file, folder.resolve(name));
                WholeFile.sync(folder);
            }
        }
        return manifest.listsAny(part) ? true : null;
    }

    private static void forget(Path hidden) {
        try {
            Files.deleteIfExists(hidden);
        } catch (IOException e) {
            // It stays hidden, and is written anew the next time.
        }
    }

    private static String line(String name, String sha256, Object... rest) {
        List<Object> values = new ArrayList<>(List.of(name, sha256));
        values.addAll(List.of(rest));
        return CsvLine.of(values.toArray());
    }
}
