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

/**
 * A folder that others empty, with a manifest of what was put there. A file is written whole under a hidden name; its line in
 * the manifest is the moment from which it counts; then it gets its name. So a kill at any point leaves it there or not.
 */
final class Tray {

    private static final String MANIFEST = "manifest.csv";
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final String heading;

    /** @param columns of the manifest, after the file's name and SHA-256 */
    Tray(Path folder, Object... columns) {
        this.folder = folder;
        this.heading = line("file", "sha256", columns);
    }

    /**
     * Puts a file there, once: what is there already stays.
     *
     * @param leaves told before it counts
     */
    synchronized HandOver put(String name, byte[] bytes, Runnable leaves, Object... row) {
        Path target = folder.resolve(name);
        Path hidden = folder.resolve("." + name + UNFINISHED);
        try {
            boolean there = Files.exists(target);
            if (!there) {
                WholeFile.unfinished(folder, hidden, bytes);
            }
            leaves.run();
            if (!there || !isListed(name)) {
                byte[] content = there ? Files.readAllBytes(target) : bytes;
                append(line(name, Fingerprint.sha256(content), row));
            }
            if (!there) {
                Files.move(hidden, target);
                WholeFile.sync(folder);
            }
            return new Accepted(target.toString());
        } catch (IOException e) {
            forget(hidden);
            return new Broken(Progress.NOT_STARTED, "cannot write into " + folder + ": " + e);
        } catch (RuntimeException e) {
            forget(hidden);
            throw e;
        }
    }

    /** Whether the file of a name that contains this had come to count; then it gets its name now. */
    synchronized boolean finish(String part) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(folder, ".*" + part + "*" + UNFINISHED)) {
            for (Path file : hidden) {
                String name = file.getFileName().toString();
                name = name.substring(1, name.length() - UNFINISHED.length());
                if (!isListed(name)) {
                    Files.delete(file);
                    return false;
                }
                Files.move(file, folder.resolve(name));
                WholeFile.sync(folder);
            }
        }
        return true;
    }

    private boolean isListed(String name) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return false;
        }
        String begin = CsvLine.of(name);
        String listed = Files.readString(manifest);
        // A line that a power cut tore has no end.
        return listed.substring(0, listed.lastIndexOf('\n') + 1).lines().anyMatch(line -> line.startsWith(begin));
    }

    private void append(String line) throws IOException {
        WholeFile.append(folder.resolve(MANIFEST), heading, line);
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
