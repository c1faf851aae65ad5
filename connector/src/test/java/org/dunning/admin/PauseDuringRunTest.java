package org.dunning.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.admin.ConsoleServer.ADMIN;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.dunning.ledger.SendingPauses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who pauses while a run sends means this run. */
class PauseDuringRunTest {

    private static final int BATCH = 200;

    @Test
    void stopsARunBeforeItsNextMail(@TempDir Path folder) throws Exception {
        try (var server = ConsoleServer.withUsers(folder, "--dunning.run.mode=send")) {
            moreDebtors(server.property("dunning.erp-database.url"), 3 * BATCH);
            pauseInTheSecondBatch(server);

            String report =
                    server.jolokia(ADMIN).operation("runNow").get("value").asText();

            assertThat(report).contains("sending is paused by anna: wrong texts");
            // Nothing of the second batch leaves; of the first, what had its intent committed by then.
            assertThat(report).containsPattern("deliveries: \\d+ SENT");
            assertThat(Integer.parseInt(report.replaceAll("(?s).*deliveries: (\\d+) SENT.*", "$1")))
                    .isBetween(1, BATCH);
        }
    }

    private static void pauseInTheSecondBatch(ConsoleServer server) throws Exception {
        var batches = new AtomicInteger();
        var pauses = server.context().getBean(SendingPauses.class);
        AdviceWith.adviceWith(server.context().getBean(CamelContext.class), "recheck", route -> route.weaveAddFirst()
                .process(batch -> {
                    if (batches.incrementAndGet() == 2) {
                        pauses.pause(SendingPauses.Scope.ALL, "wrong texts", "anna", null);
                    }
                }));
    }

    private static void moreDebtors(String url, int debtors) throws Exception {
        try (var erp = DriverManager.getConnection(url);
                var statement = erp.createStatement()) {
            statement.execute("insert into dunning_open_items (company, document_no, erp_key, debtor_no, debtor_name,"
                    + " email, currency, amount, residual, document_date, due_date) select 'acme', 'B-' || x, 'B-' || x,"
                    + " 'D' || x, 'Debtor ' || x, 'd' || x || '@example.com', 'EUR', 10, 10, current_date - 50,"
                    + " current_date - 20 from system_range(1, " + debtors + ")");
        }
    }
}
