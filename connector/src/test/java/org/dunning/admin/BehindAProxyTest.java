package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;
import static org.dunning.admin.ConsoleServer.password;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SECURITY.md tells to set behind a reverse proxy with TLS. */
class BehindAProxyTest {

    private static final String[] PROXY = {
        "X-Forwarded-Proto", "https", "X-Forwarded-Host", "dunning.example.com", "X-Forwarded-For", "192.0.2.1"
    };

    @Test
    void theProxysOriginIsOursAndCookiesAreSecure(@TempDir Path folder) {
        try (var server = ConsoleServer.withUsers(folder, "--server.forward-headers-strategy=native")) {
            Browser browser = server.browser();
            HttpResponse<String> answer = browser.login(ADMIN, password(ADMIN), PROXY);

            assertThat(answer.headers().firstValue("Location")).hasValue("https://dunning.example.com/hawtio/");
            assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                    .contains("Secure"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }
}
