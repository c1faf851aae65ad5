package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.dunning.outbox.Reconciliation;
import org.dunning.run.ScheduledRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {

    private static final String EVERY_SECOND = "dunning.run.schedule=0/1 * * * * ?";

    @TempDir
    Path folder;

    @Test
    void servingARunStartsByItself() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);

        try (var connector = new Connector(
                folder,
                erp,
                ledger(),
                EVERY_SECOND,
                "dunning.run.dispatch-schedule=0/1 * * * * ?",
                "dunning.delivery.reconcile-schedule=0/1 * * * * ?",
                "dunning.serving=true")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> connector.mails().size() == 1);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> connector.bean(Reconciliation.class).last() != null);
            assertThat(connector.bean(CamelContext.class).getRouteController().getRouteStatus("dispatch-schedule"))
                    .isEqualTo(ServiceStatus.Started);
        }
    }

    /** Two processes have the same schedule; the later one finds the run of this hour in the ledger. */
    @Test
    void aScheduledRunThatAnotherProcessHasBegunIsLeftOut() {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        Date six = Date.from(Instant.parse("2026-11-20T06:00:00Z"));

        try (var connector = new Connector(folder, erp, ledger())) {
            connector.at("2026-11-20T05:59:59Z").run();
            assertThat(connector.bean(ScheduledRun.class).request(six)).isNotNull();
            connector.at("2026-11-20T06:00:00Z").run();
            assertThat(connector.bean(ScheduledRun.class).request(six)).isNull();
        }
    }

    @Test
    void noOtherVerbStartsTheSchedule() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);

        try (var connector = new Connector(folder, erp, ledger(), EVERY_SECOND)) {
            assertThat(connector.bean(CamelContext.class).getRouteController().getRouteStatus("schedule"))
                    .isEqualTo(ServiceStatus.Stopped);
        }
    }

    private String ledger() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }
}
