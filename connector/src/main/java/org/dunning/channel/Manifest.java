package org.dunning.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a folder says was put there: a line for each file. A line that a power cut tore counts for nothing. Other processes
 * write to it as well. Before a file is put there it is read on from where it was read before; for an answer to what became of a
 * file it is read anew, whoever may have edited it.
 */
final class Manifest {

    private static final String NAME = "manifest.csv";
    /** Of bytes: that of an Å or a ą which Java takes for a line break (0x85) is a letter like others. */
    private static final Pattern WHOLE_LINE = Pattern.compile("\"([^\"]+)\";\"[0-9a-f]{64}\"(;.*\")?", Pattern.DOTALL);

    private final Path folder;
    private final Path file;
    private final String heading;

    private final Set<String> names = new HashSet<>();
    private @Nullable Object inode;
    private long read;

    Manifest(Path folder, String heading) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.heading = heading;
    }

    boolean lists(String name) throws IOException {
        readOn();
        return names.contains(name);
    }

    /** Whether it lists a file whose name contains this. */
    boolean listsAny(String part) throws IOException {
        readOn();
        return names.stream().anyMatch(name -> name.contains(part));
    }

    void add(String line) throws IOException {
        WholeFile.append(file, heading, line);
    }

    /** Leaves a file's line out, which never came to its name. */
    void takeBack(String name) throws IOException {
        if (!lists(name)) {
            return;
        }
        Path without = folder.resolve("." + NAME + WholeFile.UNFINISHED);
        String begin = CsvLine.of(name);
        String others = text(from(0))
                .lines()
                .filter(line -> !line.startsWith(begin))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        WholeFile.unfinished(folder, without, others.getBytes(StandardCharsets.ISO_8859_1));
        Files.move(without, file, StandardCopyOption.ATOMIC_MOVE);
        WholeFile.sync(folder);
        forget();
    }

    private void readOn() throws IOException {
        if (!Files.exists(file)) {
            forget();
            return;
        }
        var now = Files.readAttributes(file, BasicFileAttributes.class);
        if (!Objects.equals(now.fileKey(), inode) || now.size() < read) {
            forget();
            inode = now.fileKey();
        }
        if (now.size() == read) {
            return;
        }
        byte[] more = from(read);
        text(more).lines().map(WHOLE_LINE::matcher).filter(Matcher::matches).forEach(line -> names.add(line.group(1)));
        // A last line without its end is read once more.
        int end = more.length;
        while (end > 0 && more[end - 1] != '\n') {
            end--;
        }
        read += end;
    }

    private byte[] from(long position) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            content.skipNBytes(position);
            return content.readAllBytes();
        }
    }

    /**
     * What a power cut left, or a spreadsheet, need not be UTF-8: a letter for each byte, so that they come back as they were.
     * Names of files are ASCII.
     */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The next look is at all of it. */
    void forget() {
        names.clear();
        inode = null;
        read = 0;
    }
}
