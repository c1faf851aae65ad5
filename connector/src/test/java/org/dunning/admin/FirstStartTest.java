package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** There is no default password: the first start makes one. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern PASSWORD = Pattern.compile("with the password\\s+(\\S{20})\\s");

    @Test
    void printsThePasswordOnceAndKeepsItsHash(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = folder.resolve("console-password");
        String password;
        try (var server = ConsoleServer.start(folder)) {
            password = printed(output.getOut());
            assertThat(server.browser().login("admin", password).headers().firstValue("Location"))
                    .hasValue(server.url() + "/hawtio/");
        }
        assertThat(Files.readString(file)).startsWith("{bcrypt}").doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(output.getErr()).doesNotContain(password);

        int before = output.getAll().length();
        try (var server = ConsoleServer.start(folder)) {
            assertThat(output.getAll().substring(before)).doesNotContain("password");
            assertThat(server.browser().login("admin", password).headers().firstValue("Location"))
                    .hasValue(server.url() + "/hawtio/");
        }
    }

    @Test
    void makesNoPasswordWhenUsersAreConfigured(@TempDir Path folder) {
        try (var server = ConsoleServer.withUsers(folder)) {
            assertThat(folder.resolve("console-password")).doesNotExist();
            assertThat(server.browser().login("admin", "admin").headers().firstValue("Location"))
                    .hasValue(server.url() + "/login?error");
        }
    }

    private static String printed(String output) {
        Matcher matcher = PASSWORD.matcher(output);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
