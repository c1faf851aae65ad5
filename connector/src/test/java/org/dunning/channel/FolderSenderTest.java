package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dunning.outbox.HandOver.Accepted;
import org.dunning.outbox.HandOver.Broken;
import org.dunning.outbox.HandOver.Progress;
import org.dunning.outbox.Intent;
import org.dunning.outbox.NotPermittedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSenderTest {

    @TempDir
    Path folder;

    private FolderSender sender() {
        return new FolderSender(folder.resolve("mail"), Notices.FIVE_MINUTES);
    }

    private List<String> files() throws IOException {
        if (!Files.exists(folder.resolve("mail"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesTheMessageByteForByte() throws Exception {
        NoticeMessage message = Notices.permitted();

        sender().send(message);

        Path eml = folder.resolve("mail/20260302-dun.0a1b2c3d.eml");
        assertThat(message.handOver()).isEqualTo(new Accepted(eml.toString()));
        assertThat(eml).hasBinaryContent(message.bytes());
        assertThat(files()).containsExactly("20260302-dun.0a1b2c3d.eml");
    }

    @Test
    void neverWritesOverAnotherMail() throws Exception {
        sender().send(Notices.permitted());
        sender().send(Notices.permitted());

        assertThat(files()).containsExactly("20260302-dun.0a1b2c3d-2.eml", "20260302-dun.0a1b2c3d.eml");
    }

    @Test
    void refusesWithoutACommittedIntent() throws Exception {
        NoticeMessage message = Notices.message();

        assertThatThrownBy(() -> sender().send(message))
                .isInstanceOf(NotPermittedException.class)
                .hasMessageContaining("no committed intent");
        assertThat(message.handOver()).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesWhenTheRecheckIsOlderThanAllowed() throws Exception {
        NoticeMessage message = Notices.message();
        message.permit(new Intent(7, "acme", Notices.ID, Notices.NOW.minusSeconds(301)));

        assertThatThrownBy(() -> sender().send(message))
                .isInstanceOf(NotPermittedException.class)
                .hasMessageContaining("longer ago than 300 s");
        assertThat(files()).isEmpty();
    }

    @Test
    void sendsAMessageOnceOnly() throws Exception {
        NoticeMessage message = Notices.permitted();
        sender().send(message);

        assertThatThrownBy(() -> sender().send(message)).isInstanceOf(NotPermittedException.class);
        assertThat(files()).hasSize(1);
    }

    @Test
    void anIntentPermitsItsOwnMessageOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notices.message().permit(new Intent(7, "acme", "<other@example.com>", Notices.NOW)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notices.message().permit(new Intent(8, "acme", Notices.ID, Notices.NOW)));
    }

    @Test
    void tellsAFolderItCannotWriteInto() throws Exception {
        Files.writeString(folder.resolve("mail"), "a file where the folder should be");
        NoticeMessage message = Notices.permitted();

        sender().send(message);

        assertThat(message.handOver()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.progress()).isEqualTo(Progress.NOT_STARTED);
            assertThat(broken.problem()).contains(folder.resolve("mail").toString());
        });
    }

    @Test
    void sendsNothingButNotices() {
        assertThatThrownBy(() -> sender().send(new MimeMessage((Session) null)))
                .isInstanceOf(NotPermittedException.class);
    }
}
