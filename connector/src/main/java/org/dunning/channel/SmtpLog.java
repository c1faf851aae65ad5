package org.dunning.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dunning.outbox.MailTrace;

/** The relay's log file. Postfix, Exim and Sendmail write the Message-ID of every mail they take. */
final class SmtpLog implements MailTrace {

    private final Path file;

    SmtpLog(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "the mail server's log " + file;
    }

    @Override
    public Set<String> seen(Collection<String> messageIds) throws IOException {
        Set<String> seen = new HashSet<>();
        // Bytes that are no UTF-8 stand in many a log; a Message-ID of ours is ASCII.
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line ->
                    messageIds.stream().filter(id -> line.contains(bare(id))).forEach(seen::add));
        }
        return seen;
    }

    private static String bare(String messageId) {
        return messageId.substring(1, messageId.length() - 1);
    }
}
