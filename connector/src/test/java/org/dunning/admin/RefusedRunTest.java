package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.dunning.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRunTest {

    @Test
    void healthIsDownWhenTheLedgerCannotBeRead(@TempDir Path folder) {
        try (var server = ConsoleServer.withUsers(folder)) {
            server.context().getBean(Ledger.class).sql("drop table dunning_run").update();
            HttpResponse<String> health = server.browser().get("/actuator/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"DOWN\"}");
        }
    }

    @Test
    void isToldAndHealthIsDownWhenTheErpCannotBeRead(@TempDir Path folder) {
        try (var server = ConsoleServer.withUsers(folder, "--dunning.erp-database.url=jdbc:h2:tcp://127.0.0.1:9/erp")) {
            assertThat(server.jolokia(ADMIN).operation("propose").get("error").asText())
                    .contains("REFUSED", "the ERP could not be read");
            HttpResponse<String> health = server.browser().get("/actuator/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"DOWN\"}");
        }
    }
}
