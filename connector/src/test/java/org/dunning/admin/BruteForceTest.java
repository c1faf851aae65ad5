package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.OPERATOR;
import static org.dunning.admin.ConsoleServer.VIEWER;
import static org.dunning.admin.ConsoleServer.password;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 42: guessing a password. */
class BruteForceTest {

    @Test
    void refusesEvenTheRightPasswordAfterTooManyWrongOnes(@TempDir Path folder) {
        try (var server = ConsoleServer.withUsers(folder, "--dunning.admin.failures-before-lock=3")) {
            for (int attempt = 0; attempt < 3; attempt++) {
                server.browser().login(VIEWER, "guess " + attempt);
            }

            assertThat(server.browser()
                            .login(VIEWER, password(VIEWER))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(server.url() + "/login?error");
            assertThat(server.browser()
                            .login(OPERATOR, password(OPERATOR))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(server.url() + "/hawtio/");
        }
    }
}
