package org.dunning.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log file with what logrotate made of it: {@code mail.log.1}, {@code mail.log.2.gz}, or {@code mail.log-20261119.gz}. Of
 * numbered ones it ends at the first that is missing, so that there is no hole in what is read.
 */
final class RotatedLog {

    private static final int MOST_FILES = 60;
    private static final Pattern NUMBERED = Pattern.compile("\\.(\\d{1,3})(?:\\.gz)?");
    private static final Pattern DATED = Pattern.compile("-(\\d{8}(?:-?\\d{1,10})?)(?:\\.gz)?");

    private final Path file;

    RotatedLog(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Which file a name stands for, which changes when logs are rotated. */
    private record Piece(Path path, @Nullable Object identity) {}

    /**
     * Every line there is, from the oldest on.
     *
     * @throws IOException when a part cannot be read, or was rotated meanwhile: what was read then proves nothing
     */
    void lines(Consumer<String> line) throws IOException {
        List<Piece> pieces = pieces();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            try (InputStream bytes = open(pieces.get(i).path())) {
                read(bytes, line);
            }
        }
        if (!pieces().equals(pieces)) {
            throw new IOException(file + " was rotated while it was read");
        }
    }

    /** The last lines of the newest file, and of the one before when that is new. */
    void newest(long bytes, Consumer<String> line) throws IOException {
        List<Piece> pieces = pieces();
        if (pieces.size() > 1
                && Files.size(file) < bytes
                && !isPacked(pieces.get(1).path())) {
            last(pieces.get(1).path(), bytes - Files.size(file), line);
        }
        last(file, bytes, line);
    }

    private static void last(Path file, long bytes, Consumer<String> line) throws IOException {
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            log.position(Math.max(0, log.size() - bytes));
            read(Channels.newInputStream(log), line);
        }
    }

    private static void read(InputStream bytes, Consumer<String> line) throws IOException {
        // Bytes that are no UTF-8 stand in many a log; a Message-ID of ours is ASCII.
        var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
        for (String one = lines.readLine(); one != null; one = lines.readLine()) {
            line.accept(one);
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream bytes = Files.newInputStream(path);
        try {
            return isPacked(path) ? new GZIPInputStream(bytes, 64 * 1024) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static boolean isPacked(Path path) {
        return path.toString().endsWith(".gz");
    }

    /** The newest first. */
    private List<Piece> pieces() throws IOException {
        List<Path> numbered = new ArrayList<>();
        List<Path> dated = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(Objects.requireNonNull(file.getParent()))) {
            siblings.forEach(path -> {
                if (number(path) > 0) {
                    numbered.add(path);
                } else if (matcher(DATED, path) != null) {
                    dated.add(path);
                }
            });
        }
        numbered.sort(Comparator.comparingInt(this::number).thenComparing(Comparator.naturalOrder()));
        dated.sort(Comparator.comparing((Path path) ->
                        Objects.requireNonNull(matcher(DATED, path)).group(1))
                .reversed());
        List<Piece> pieces = new ArrayList<>(List.of(piece(file)));
        int next = 1;
        for (Path path : numbered) {
            if (number(path) == next) {
                pieces.add(piece(path));
                next++;
            }
        }
        for (Path path : dated) {
            pieces.add(piece(path));
        }
        return pieces.subList(0, Math.min(pieces.size(), MOST_FILES));
    }

    private static Piece piece(Path path) throws IOException {
        return new Piece(
                path, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    /** 0 for none. */
    private int number(Path path) {
        Matcher matcher = matcher(NUMBERED, path);
        return matcher == null ? 0 : Integer.parseInt(matcher.group(1));
    }

    private @Nullable Matcher matcher(Pattern ending, Path path) {
        String own = String.valueOf(file.getFileName());
        String name = String.valueOf(path.getFileName());
        Matcher matcher = name.startsWith(own) ? ending.matcher(name.substring(own.length())) : null;
        return matcher != null && matcher.matches() ? matcher : null;
    }
}
