package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.VIEWER;
import static org.dunning.admin.ConsoleServer.password;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthAndMetricsTest {

    private static ConsoleServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = ConsoleServer.withUsers(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsAStrangerOnlyTheStatus() {
        assertThat(server.browser().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(new Browser(server.managementUrl()).get("/actuator/health").body())
                .doesNotContain("components", "sending");
    }

    @Test
    void tellsAPersonWhatTheDunningDoes() {
        Browser browser = server.browser();
        browser.login(VIEWER, password(VIEWER));

        assertThat(browser.get("/actuator/health").body()).contains("\"sending\":\"not paused\"");
    }

    @Test
    void givesMetricsOnlyAtTheManagementPort() {
        Browser person = server.browser();
        person.login(VIEWER, password(VIEWER));

        assertThat(new Browser(server.managementUrl())
                        .get("/actuator/prometheus")
                        .body())
                .contains("jvm_memory_used_bytes", "camel_")
                .doesNotContain("camel_exchange_event_notifier");
        assertThat(person.get("/actuator/prometheus").statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "configprops",
                "heapdump",
                "jolokia",
                "loggers",
                "threaddump",
                "beans",
                "mappings",
                "hawtio"
            })
    void exposesNothingElse(String endpoint) {
        Browser manager = new Browser(server.managementUrl());
        Browser person = server.browser();
        person.login(VIEWER, password(VIEWER));

        assertThat(manager.get("/actuator/" + endpoint).statusCode()).isIn(302, 401, 403, 404);
        assertThat(person.get("/actuator/" + endpoint).statusCode()).isIn(403, 404);
    }

    @Test
    void isBoundToLoopback() {
        assertThat(server.property("server.address")).isEqualTo("127.0.0.1");
        assertThat(server.property("management.server.address")).isEqualTo("127.0.0.1");
    }
}
