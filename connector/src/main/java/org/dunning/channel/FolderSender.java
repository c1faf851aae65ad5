package org.dunning.channel;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return permit().answered(notice, write(notice));
    }

    private HandOver write(NoticeMessage notice) {
        try {
            permit().leaves(notice);
            Path unfinished = WholeFile.unfinished(folder, notice.bytes());
            Path eml = publish(unfinished, name(notice));
            WholeFile.sync(folder);
            return new Accepted(eml.toString());
        } catch (IOException e) {
            // A file comes to its name at once or not at all: without the name nothing was handed over.
            return new Broken(Progress.NOT_STARTED, "cannot write into " + folder + ": " + e);
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
        return DateTimeFormatter.BASIC_ISO_DATE.format(notice.businessDate()) + "-"
                + WholeFile.nameOf(notice.messageId());
    }
}
