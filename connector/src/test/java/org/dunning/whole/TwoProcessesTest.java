package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.RunLease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connectors on one PostgreSQL ledger. A pause longer than the lease is played by ending the lease in the database. */
class TwoProcessesTest {

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private SmallErp erp;
    private Connector one;
    private Connector other;

    @BeforeEach
    void start() throws Exception {
        postgres = Postgres.start();
        erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("A-2", "D2", "50.00", 3);
        String ledger = postgres.getJdbcUrl("postgres", "postgres");
        one = new Connector(folder, erp, ledger, "dunning.ledger.username=postgres");
        other = new Connector(folder, erp, ledger, "dunning.ledger.username=postgres");
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        postgres.close();
    }

    @Test
    void onlyOneRunsAtATimeAndTheOtherSendsNothingAgain() throws Exception {
        one.justBeforeTheRecheck(
                () -> assertThatThrownBy(other::run).rootCause().hasMessageContaining("a run is going on"));

        assertThat(one.run().deliveries()).isEqualTo(Map.of("SENT", 2L));
        assertThat(other.run().deliveries()).isEmpty();
        assertThat(one.mails()).hasSize(2);
    }

    @Test
    void whoWasPausedPastItsLeaseFailsBeforeTheMailLeaves() throws Exception {
        one.justBeforeTheRecheck(() -> {
            endLease();
            assertThat(other.run().deliveries()).isEqualTo(Map.of("SENT", 2L));
        });

        // It believes in its lease, as it cannot know better; what the other has begun is not its own any more.
        assertThat(one.run().deliveries()).isEmpty();
        assertThat(one.mails()).hasSize(2);
        assertThat(erp.notes()).hasSize(2);
    }

    @Test
    void whoKnowsThatItsLeaseIsOverHandsNothingOver() throws Exception {
        one.justBeforeTheRecheck(() -> {
            endLease();
            assertThat(other.bean(RunLease.class).take("sql")).isTrue();
            one.bean(RunLease.class).release();
        });

        assertThat(one.run().alarms()).anyMatch(alarm -> alarm.contains("longer than its lease"));
        assertThat(one.mails()).isEmpty();
    }

    private void endLease() {
        one.bean(Ledger.class)
                .sql("update run_lease set until = current_timestamp - interval '1' second")
                .update();
    }
}
