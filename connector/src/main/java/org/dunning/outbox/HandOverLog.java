package org.dunning.outbox;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one owner of the run lease handed over: a line before the last byte of a message leaves, and a line with its answer. It is
 * written through, not synced, so it outlives a killed process but not a power cut: it counts only on the same start of the
 * machine, and only once its writer is gone.
 */
final class HandOverLog implements AutoCloseable {

    /** How far a message had come when its process ended. */
    sealed interface Trace {

        /** Its last byte was not written, or it was refused: it cannot have arrived. */
        record NotGone() implements Trace {}

        /** Its last byte may have been written, and no answer was read. */
        record Gone() implements Trace {}

        /** The channel took it. */
        record Taken(String answer) implements Trace {}
    }

    /** Of this process. Closing any stream of a file ends its lock (POSIX fcntl), so ours are never opened to look. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final int LONGEST_ANSWER = 500;

    private final Path file;
    private final FileOutputStream out;

    private HandOverLog(Path file, FileOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins one.
     *
     * @param start of the machine
     * @throws IOException when it cannot be written, or is there already
     */
    static HandOverLog begin(Path file, String start) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        OWN.add(file);
        // Not a channel: an interrupted thread would close it.
        var log = new HandOverLog(file, new FileOutputStream(file.toFile(), true));
        try {
            log.out.getChannel().lock();
            log.write(start);
            return log;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** From here on it may arrive. */
    void gone(long delivery) throws IOException {
        write(delivery + " gone");
    }

    void taken(long delivery, String answer) throws IOException {
        String line = answer.replaceAll("\\p{Cntrl}+", " ");
        write(delivery + " taken " + line.substring(0, Math.min(LONGEST_ANSWER, line.length())));
    }

    void refused(long delivery) throws IOException {
        write(delivery + " refused");
    }

    /** One call of the system for a line, so that it is in the file as a whole or not at all. */
    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
        OWN.remove(file);
    }

    /** All that it says is in the ledger by now. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
        close();
    }

    /**
     * What a writer that is gone left.
     *
     * @param traces of the deliveries it names; of every other one of its owner it tells that its last byte was not written. Null
     *     when it proves nothing: it is of another start of the machine, or damaged
     */
    record Left(@Nullable Map<Long, Trace> traces) {}

    /**
     * Reads one.
     *
     * @param start of the machine
     * @return null while its writer may live
     */
    static @Nullable Left read(Path file, @Nullable String start) throws IOException {
        if (OWN.contains(file) || !Files.exists(file)) {
            return null;
        }
        try (var log = new RandomAccessFile(file.toFile(), "rw")) {
            if (lock(log) == null) {
                return null;
            }
            byte[] bytes = new byte[(int) log.length()];
            log.readFully(bytes);
            return new Left(
                    traces(new String(bytes, StandardCharsets.UTF_8).lines().toList(), start));
        }
    }

    private static @Nullable Map<Long, Trace> traces(List<String> lines, @Nullable String start) {
        if (lines.isEmpty() || !lines.get(0).equals(start)) {
            return null;
        }
        Map<Long, Trace> traces = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            Trace trace = words.length < 2 || !words[0].matches("\\d{1,18}") ? null : trace(words);
            if (trace == null) {
                return null;
            }
            traces.put(Long.valueOf(words[0]), trace);
        }
        return traces;
    }

    private static @Nullable Trace trace(String[] words) {
        return switch (words[1]) {
            case "gone" -> new Trace.Gone();
            case "taken" -> new Trace.Taken(words.length < 3 ? "" : words[2]);
            case "refused" -> new Trace.NotGone();
            default -> null;
        };
    }

    /** Null when another process has it. */
    private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
