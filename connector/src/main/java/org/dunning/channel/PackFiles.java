package org.dunning.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunning.ledger.Fingerprint;
import org.dunning.notice.FileNames;

/** The files of a pack. None takes the place of another: evidence of the same name is numbered. */
final class PackFiles {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final FileNames names = new FileNames();

    void add(String name, byte[] bytes) {
        files.put(names.free(name), bytes);
    }

    void add(String name, String content) {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Each file with its size and hash. */
    String manifest() {
        var csv = new StringBuilder(CsvLine.of("file", "bytes", "sha256")).append('\n');
        files.forEach((name, bytes) -> csv.append(CsvLine.of(name, bytes.length, Fingerprint.sha256(bytes)))
                .append('\n'));
        return csv.toString();
    }

    /** The same files at the same day make the same pack. */
    byte[] zip(LocalDate on) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(on.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
