package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.dunning.ledger.Ledger;
import org.dunning.outbox.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three notices were sent and noted; then one of ledger, ERP and relay's log tells something else. */
class ReconciliationTest {

    @TempDir
    Path folder;

    private SmallErp erp;
    private Connector connector;

    @BeforeEach
    void threeNoticesAreSent() throws IOException {
        erp = new SmallErp(folder);
        for (int i = 1; i <= 3; i++) {
            erp.item("A-" + i, "D" + i, i + "5.00", 3);
        }
        connector = new Connector(
                folder,
                erp,
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "dunning.delivery.smtp-log=" + folder.resolve("relay.log"));
        Files.writeString(folder.resolve("relay.log"), "");
        connector.at("2026-11-20T10:00:00Z").run();
        log("D1", "D2", "D3");
        connector.at("2026-11-20T11:00:00Z");
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    @Test
    void whereAllTellTheSameThereIsNoDifference() {
        assertThat(connector.reconcile().inWords()).isEqualTo("3 mails compared, no difference");
    }

    @Test
    void whatIsTooYoungIsLeftOut() {
        assertThat(connector.at("2026-11-20T10:10:00Z").reconcile().inWords())
                .isEqualTo("0 mails compared, 3 are too young to be compared, no difference");
    }

    @Test
    void aNoteThatIsGoneFromTheErpIsShown() {
        erp.change("delete from dunning_contacts where debtor_no = 'D2'");

        assertThat(connector.reconcile().differences())
                .containsExactly(
                        "notice 2 (friendly, debtor D2 of acme) is SENT and noted in the ledger, but the ERP does"
                                + " not hold its note");
    }

    @Test
    void aNoteThatTheErpHoldsOfAMailThatIsNotSentIsShown() throws IOException {
        change("update delivery set state = 'FAILED' where notice_id = 2");
        change("delete from write_back where notice_id = 2");
        log("D1", "D3");

        assertThat(connector.reconcile().differences())
                .containsExactly(
                        "notice 2 (friendly, debtor D2 of acme) is FAILED, its note is not queued in the ledger,"
                                + " but the ERP holds it");
    }

    @Test
    void aMailThatTheLogDoesNotHaveIsShownAsFarAsTheLogReaches() throws IOException {
        change(
                "update delivery set changed_at = timestamp with time zone '2026-11-20 09:00:00+00' where notice_id = 1");
        log("D2");

        assertThat(connector.reconcile().differences())
                .singleElement()
                .asString()
                .startsWith("notice 3 (friendly, debtor D3 of acme) is SENT, but the mail server's log")
                .endsWith("does not have its mail");
    }

    @Test
    void aLogThatHasNothingOfOursIsOneDifference() throws IOException {
        log();

        assertThat(connector.reconcile().differences())
                .singleElement()
                .asString()
                .endsWith("has none of the mails that the ledger has sent");
    }

    @Test
    void aMailThatTheLedgerNeverSentIsShown() throws IOException {
        Files.writeString(
                folder.resolve("relay.log"),
                Files.readString(folder.resolve("relay.log")) + "taken <dun." + "b".repeat(32) + "@acme.example>\n");

        assertThat(connector.reconcile().differences())
                .singleElement()
                .asString()
                .endsWith("has a mail dun." + "b".repeat(32) + " that this ledger has never sent");
    }

    @Test
    void aSuspectIsShownWithWhatTheLogSaysOfIt() {
        change("update delivery set state = 'SUSPECT', due_at = changed_at where notice_id = 2");
        change("update write_back set state = 'PENDING' where notice_id = 2");

        assertThat(connector.reconcile().differences())
                .anyMatch(line -> line.endsWith("relay.log has its mail"))
                .anyMatch(line -> line.endsWith("a person decides (resolve)"))
                .anyMatch(line -> line.endsWith("its note is PENDING in the ledger, but the ERP holds it"))
                .hasSize(3);
        assertThat(of("select state from delivery where notice_id = 2")).isEqualTo("SUSPECT");
    }

    @Test
    void placesThatCannotBeAskedAreNamedAndNothingIsGuessedAboutThem() throws IOException {
        Files.delete(folder.resolve("relay.log"));
        erp.change("alter table dunning_contacts rename to gone");

        Comparison.Result result = connector.reconcile();

        assertThat(result.differences()).isEmpty();
        assertThat(result.silent()).hasSize(2).anyMatch(line -> line.startsWith("the ERP could not be asked"));
    }

    private void log(String... debtors) throws IOException {
        Files.writeString(
                folder.resolve("relay.log"),
                java.util.Arrays.stream(debtors)
                        .map(debtor -> "taken "
                                + of("select message_id from delivery where address = '" + debtor.toLowerCase()
                                        + "@debtor.example'")
                                + "\n")
                        .collect(Collectors.joining()));
    }

    private void change(String statement) {
        connector.bean(Ledger.class).sql(statement).update();
    }

    private String of(String query) {
        return connector.bean(Ledger.class).sql(query).query(String.class).single();
    }
}
