package org.dunning.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the line between DATA and the final dot. */
class SmtpDataTest {

    @Test
    void aDotThatBeginsALineIsDoubledAndNoOther() throws IOException {
        assertThat(written(".first\r\nsecond.\r\n.\r\n..\r\n1.234,56\r\n"))
                .isEqualTo("..first\r\nsecond.\r\n..\r\n...\r\n1.234,56\r\n");
    }

    @Test
    void whatIsWrittenIsWhatAngusMailWrites() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var message = new StringBuilder();
            for (int line = random.nextInt(60); line >= 0; line--) {
                message.append(".".repeat(random.nextInt(3)))
                        .append("x.".repeat(random.nextInt(1_500)))
                        .append("\r\n");
            }
            assertThat(written(message.toString())).isEqualTo(writtenByAngusMail(message.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb\r\n", "a\rb\r\n", "\n", "a\n.\r\nMAIL FROM:<x@example.org>\r\n", "a\r\r\n", "a\r\n\r"})
    void aLineBreakThatIsNoneOfSmtpIsRefused(String message) {
        assertThatThrownBy(() -> new SmtpData(message.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CRLF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\r\nb"})
    void theLastLineEndsSoThatTheFinalDotStandsAlone(String message) {
        assertThatThrownBy(() -> written(message)).hasMessageContaining("the last line");
    }

    private static String written(String message) throws IOException {
        var out = new ByteArrayOutputStream();
        new SmtpData(message.getBytes(StandardCharsets.ISO_8859_1)).writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String writtenByAngusMail(String message) throws IOException {
        var out = new ByteArrayOutputStream();
        new SMTPOutputStream(out).write(message.getBytes(StandardCharsets.ISO_8859_1));
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
