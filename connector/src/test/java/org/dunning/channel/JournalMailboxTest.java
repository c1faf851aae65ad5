package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dunning.company.ImapServer;
import org.dunning.outbox.DeliveryProperties.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalMailboxTest {

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(ServerSetupTest.IMAP.dynamicPort().verbose(false));

    @Test
    void hasWhatWasJournaledAndNothingElse() throws Exception {
        var user = SERVER.setUser("journal@example.com", "secret");
        user.deliver(mail("<dun.1@example.com>"));

        assertThat(journal("secret").seen(List.of("<dun.1@example.com>", "<dun.2@example.com>")))
                .containsExactly("<dun.1@example.com>");
    }

    @Test
    void tellsWhichOfItsNewestMailsAreOurs() throws Exception {
        var user = SERVER.setUser("newest@example.com", "secret");
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ours.add("<dun.%032x@example.com>".formatted(i));
            user.deliver(mail(ours.get(i)));
        }
        user.deliver(mail("<20261120.1@other.example>"));
        JournalMailbox journal = journal("newest@example.com", "secret");

        assertThat(journal.newest()).containsExactlyInAnyOrderElementsOf(ours);
        assertThat(journal.seen(ours.subList(5, 30))).containsExactlyInAnyOrderElementsOf(ours.subList(5, 30));
    }

    private static MimeMessage mail(String messageId) throws Exception {
        return new MimeMessage(
                null,
                new ByteArrayInputStream(("Message-ID: " + messageId + "\r\nSubject: Reminder\r\n\r\nPlease pay.\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void saysThatItCannotBeAsked() {
        SERVER.setUser("journal@example.com", "secret");

        assertThatThrownBy(() -> journal("wrong").seen(List.of("<dun.1@example.com>")))
                .isInstanceOf(IOException.class);
    }

    private static JournalMailbox journal(String password) {
        return journal("journal@example.com", password);
    }

    private static JournalMailbox journal(String user, String password) {
        return new JournalMailbox(
                new Journal("127.0.0.1", SERVER.getImap().getPort(), ImapServer.Tls.NONE, user, password, "INBOX"));
    }
}
