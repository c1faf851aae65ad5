package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        var mail = new MimeMessage(
                null,
                new ByteArrayInputStream("Message-ID: <dun.1@example.com>\r\nSubject: Reminder\r\n\r\nPlease pay.\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));
        user.deliver(mail);

        assertThat(journal("secret").seen(List.of("<dun.1@example.com>", "<dun.2@example.com>")))
                .containsExactly("<dun.1@example.com>");
    }

    @Test
    void saysThatItCannotBeAsked() {
        SERVER.setUser("journal@example.com", "secret");

        assertThatThrownBy(() -> journal("wrong").seen(List.of("<dun.1@example.com>")))
                .isInstanceOf(IOException.class);
    }

    private static JournalMailbox journal(String password) {
        return new JournalMailbox(new Journal(
                "127.0.0.1",
                SERVER.getImap().getPort(),
                ImapServer.Tls.NONE,
                "journal@example.com",
                password,
                "INBOX"));
    }
}
