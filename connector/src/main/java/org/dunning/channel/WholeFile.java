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
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".writing-", ".tmp");
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            file.force(true);
        }
        Path target = folder.resolve(name);
        try {
            return Files.move(unfinished, target);
        } catch (FileAlreadyExistsException e) {
            Files.delete(unfinished);
            if (Arrays.equals(Files.readAllBytes(target), bytes)) {
                return target;
            }
            throw e;
        }
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
