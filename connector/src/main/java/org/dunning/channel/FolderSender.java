package org.dunning.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import org.dunning.outbox.HandOver;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;

/** Writes each notice into a folder as an .eml file (RFC 5322), whole or not at all, and never over another. */
final class FolderSender extends NoticeSender {

    private final Path folder;

    FolderSender(Path folder, PermitRule permit) {
        super(permit);
        this.folder = folder;
    }

    @Override
    HandOver handOver(NoticeMessage notice) {
        try {
            Path unfinished = write(notice.bytes());
            Path eml = publish(unfinished, name(notice));
            sync(folder);
            return new Accepted(eml.toString());
        } catch (IOException e) {
            // A file comes to its name at once or not at all: without the name nothing was handed over.
            return new Broken(Progress.NOT_STARTED, "cannot write into " + folder + ": " + e);
        }
    }

    private Path write(byte[] bytes) throws IOException {
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

    private Path publish(Path unfinished, String name) throws IOException {
        for (int copy = 1; ; copy++) {
            Path eml = folder.resolve(copy == 1 ? name + ".eml" : name + "-" + copy + ".eml");
            try {
                return Files.move(unfinished, eml);
            } catch (FileAlreadyExistsException e) {
                // The same message once more, by a person's decision: both stay to be seen.
            } catch (IOException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
        }
    }

    private static String name(NoticeMessage notice) {
        String token = notice.messageId().replaceAll("^<|@.*$", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return DateTimeFormatter.BASIC_ISO_DATE.format(notice.businessDate()) + "-" + token;
    }

    /** The new name must survive a power cut as well as the content; where a folder cannot be opened, it is enough. */
    private static void sync(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows opens no directories; its file systems keep names in a journal.
        }
    }
}
