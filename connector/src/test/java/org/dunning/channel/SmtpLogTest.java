package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpLogTest {

    private static final String ONE = "<dun." + "1".repeat(32) + "@acme.example>";
    private static final String TWO = "<dun." + "2".repeat(32) + "@acme.example>";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aLog() {
        file = folder.resolve("mail.log");
    }

    /** Postfix names the Message-ID when it reads the header, and keeps nothing when the client hangs up before the dot. */
    @Test
    void ofPostfixCountsWhatReachedItsQueueOnly() throws IOException {
        log(
                "Nov 20 10:00:01 mx postfix/smtpd[7]: 4F1A: client=localhost[127.0.0.1]",
                "Nov 20 10:00:01 mx postfix/cleanup[8]: 4F1A: message-id=" + ONE,
                "Nov 20 10:00:01 mx postfix/qmgr[9]: 4F1A: from=<cobros@acme.example>, size=4711, nrcpt=1 (queue active)",
                "Nov 20 10:00:02 mx postfix/smtpd[7]: 4F1B: client=localhost[127.0.0.1]",
                "Nov 20 10:00:02 mx postfix/cleanup[8]: 4F1B: message-id=" + TWO,
                "Nov 20 10:00:02 mx postfix/smtpd[7]: lost connection after DATA (812 bytes) from localhost[127.0.0.1]");

        assertThat(new SmtpLog(file).seen(List.of(ONE, TWO))).containsExactly(ONE);
        assertThat(new SmtpLog(file).newest()).containsExactly(ONE);
    }

    @Test
    void ofEximAndSendmailCountsTheLineOfArrival() throws IOException {
        log(
                "2026-11-20 10:00:01 1vLabc-000001-2x <= cobros@acme.example H=localhost P=esmtp S=4711 id="
                        + ONE.substring(1, ONE.length() - 1),
                "Nov 20 10:00:02 mx sendmail[7]: 5AK902: from=<cobros@acme.example>, size=4711, nrcpts=1, msgid=" + TWO
                        + ", proto=ESMTP");

        assertThat(new SmtpLog(file).seen(List.of(ONE, TWO))).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void knowsOnlyWhatItIsAskedFor() throws IOException {
        log("taken " + ONE, "taken <20261120.4711@other.example>");

        assertThat(new SmtpLog(file).seen(List.of(TWO))).isEmpty();
    }

    @Test
    void saysThatItCannotBeRead() {
        assertThatThrownBy(() -> new SmtpLog(folder.resolve("none")).newest()).isInstanceOf(IOException.class);
    }

    /** It was rotated between the hand-over and the look-up, twice, and the older part is packed. */
    @Test
    void isReadWithWhatLogrotateMadeOfIt() throws IOException {
        packed("mail.log.2.gz", "taken " + ONE);
        Files.write(folder.resolve("mail.log.1"), List.of("postfix/cleanup[8]: 4F1A: message-id=" + TWO));
        log("postfix/qmgr[9]: 4F1A: from=<cobros@acme.example>, size=4711, nrcpt=1 (queue active)");

        assertThat(new SmtpLog(file).seen(List.of(ONE, TWO))).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(new SmtpLog(file).newest()).as("without unpacking").containsExactly(TWO);
    }

    @Test
    void endsWhereARotatedFileIsMissing() throws IOException {
        packed("mail.log.3.gz", "taken " + ONE);
        Files.write(folder.resolve("mail.log.1"), List.of("taken " + TWO));
        log("nothing");

        assertThat(new SmtpLog(file).seen(List.of(ONE, TWO))).containsExactly(TWO);
    }

    @Test
    void isReadWithRotatedLogsThatBearTheirDate() throws IOException {
        packed("mail.log-20261118.gz", "postfix/cleanup[8]: 4F1A: message-id=" + ONE);
        Files.write(
                folder.resolve("mail.log-20261119"),
                List.of("postfix/qmgr[9]: 4F1A: from=<cobros@acme.example>, size=4711, nrcpt=1 (queue active)"));
        Files.write(folder.resolve("mail.log.bak"), List.of("taken " + TWO));
        Files.write(folder.resolve("mail.logs"), List.of("taken " + TWO));
        log("nothing");

        assertThat(new SmtpLog(file).seen(List.of(ONE, TWO))).containsExactly(ONE);
    }

    @Test
    void provesNothingWhenARotatedPartIsDamaged() throws IOException {
        Files.write(folder.resolve("mail.log.1.gz"), new byte[] {31, -117, 8, 0, 1, 2, 3});
        log("taken " + ONE);

        assertThatThrownBy(() -> new SmtpLog(file).seen(List.of(ONE))).isInstanceOf(IOException.class);
    }

    private void packed(String name, String... lines) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void log(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }
}
