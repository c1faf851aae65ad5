package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dunning.ledger.Ledger;
import org.dunning.ledger.SendingPauses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that knows less than the ERP; here a new one, as if its backup were from before the first run. */
class RestoredLedgerTest {

    @TempDir
    Path folder;

    @Test
    void sendsNothingUntilAPersonResumesAndNothingTwice() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var before = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("lost"))) {
            before.run();
        }
        erp.item("A-2", "D2", "50.00", 3);
        try (var restored = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("restored"))) {
            assertThat(restored.run().alarms())
                    .anyMatch(alarm -> alarm.contains("holds notes of 1 notices that this ledger has never sent"));
            assertThat(restored.mails()).hasSize(1);
            assertThat(restored.run().deliveries()).isEmpty();

            restored.bean(SendingPauses.class).resume(SendingPauses.Scope.ALL, "Ana");
            assertThat(restored.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
            assertThat(restored.mails()).hasSize(2);
            assertThat(erp.notes()).hasSize(2);
        }
    }

    @Test
    void isFoundOutByTheMailsThatTheRelaysLogHas() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        String sent;
        try (var before = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("lost"))) {
            before.run();
            sent = before.bean(Ledger.class)
                    .sql("select message_id from delivery")
                    .query(String.class)
                    .single();
        }
        Files.writeString(folder.resolve("relay.log"), "taken " + sent + "\n");
        erp.change("delete from dunning_contacts");
        erp.item("A-2", "D2", "50.00", 3);
        String log = "dunning.delivery.smtp-log=" + folder.resolve("relay.log");
        try (var restored = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("restored"), log)) {
            assertThat(restored.run().alarms())
                    .anyMatch(alarm -> alarm.contains("relay.log has 1 mails of ours that this ledger has never sent"));
            assertThat(restored.mails()).hasSize(1);
            assertThat(restored.run().deliveries()).isEmpty();

            restored.bean(SendingPauses.class).resume(SendingPauses.Scope.ALL, "Ana");
            assertThat(restored.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
            assertThat(restored.mails()).hasSize(2);
            assertThat(erp.notes()).as("what was sent before is noted, too").hasSize(2);

            assertThat(restored.on(SmallErp.TODAY.plusDays(20)).run().deliveries())
                    .as("the next stage of both")
                    .isEqualTo(Map.of("SENT", 2L));
        }
    }

    /** Another connector may use the same relay: then only a notice of this ledger tells that it is older than its mails. */
    @Test
    void aMailOfAnotherConnectorSaysNothingWhereTracesAreShared() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        Files.writeString(folder.resolve("relay.log"), "taken <dun." + "a".repeat(32) + "@acme.example>\n");
        try (var connector = new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "dunning.delivery.smtp-log=" + folder.resolve("relay.log"),
                "dunning.delivery.shared-traces=true")) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
        }
    }

    @Test
    void isNotAskedForWhereTheErpCannotTell() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        erp.change("alter table dunning_contacts rename to gone");
        try (var connector = new Connector(folder, erp, "jdbc:h2:file:" + folder.resolve("ledger"))) {
            assertThat(connector.run().deliveries()).isEqualTo(Map.of("SENT", 1L));
        }
    }
}
