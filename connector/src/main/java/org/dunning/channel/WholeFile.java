package org.dunning.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files that come to their name whole or not at all, survive a power cut, and never replace another. */
final class WholeFile {

    private WholeFile() {}

    /** Written again with the same content, it stays as it is. */
    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path unfinished = unfinished(folder, bytes);
        Path target = folder.resolve(name);
        try {
            Files.move(unfinished, target);
            sync(folder);
            return target;
        } catch (FileAlreadyExistsException e) {
            Files.delete(unfinished);
            if (Arrays.equals(Files.readAllBytes(target), bytes)) {
                return target;
            }
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** The content, forced to the disk, under a name that nobody looks at. */
    static Path unfinished(Path folder, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".writing-", ".tmp");
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
            return unfinished;
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

    /** Adds a line to a file, beginning it with a heading. */
    static void append(Path file, String heading, String line) throws IOException {
        boolean fresh = !Files.exists(file);
        Files.writeString(
                file,
                (fresh ? heading + "\n" : "") + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }
}
