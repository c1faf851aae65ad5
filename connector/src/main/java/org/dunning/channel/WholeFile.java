package org.dunning.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are whole before they come to their name, and survive a power cut. */
final class WholeFile {

    /** How the name of a file ends that is not whole yet. */
    static final String UNFINISHED = ".tmp";

    private WholeFile() {}

    /** The content, forced to the disk, under a name that nobody looks at. */
    static Path unfinished(Path folder, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".writing-", UNFINISHED);
        force(unfinished, bytes);
        return unfinished;
    }

    /** The same under a name of the caller's. */
    static void unfinished(Path folder, Path unfinished, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        force(unfinished, bytes);
    }

    private static void force(Path unfinished, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** The new name must survive a power cut as well as the content; where a folder cannot be opened, it is enough. */
    static void sync(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows opens no directories; its file systems keep names in a journal.
        }
    }

    /** What is unique in a Message-ID, as part of a file's name. */
    static String nameOf(String messageId) {
        return messageId.replaceAll("^<|@.*$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Adds a line to a file, beginning it with a heading; after a line that was torn it begins a new one. */
    static void append(Path file, String heading, String line) throws IOException {
        boolean fresh = !Files.exists(file);
        boolean torn = !fresh && !endsWithALine(file);
        Files.writeString(
                file,
                (fresh ? heading + "\n" : torn ? "\n" : "") + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    private static boolean endsWithALine(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return content.size() == 0 || content.read(last, content.size() - 1) == 1 && last.get(0) == '\n';
        }
    }
}
