package org.dunning.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dunning.outbox.Approvals;
import org.dunning.run.NoticeSummary;
import org.dunning.run.Outcome;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job through the shipped routes; both ledgers keep it. */
abstract class MainJobContract {

    @TempDir
    Path folder;

    abstract String ledgerUrl(Path folder) throws Exception;

    Connector start(SmallErp erp, String... more) throws Exception {
        return new Connector(folder, erp, ledgerUrl(folder), more);
    }

    @Test
    void oneNoticePerDebtorAndCurrencyLeavesOnceAndIsNotedOnce() throws Exception {
        var erp = new SmallErp(folder)
                .item("A-1", "D1", "100.00", 3)
                .item("A-2", "D1", "50.00", 20)
                .item("A-3", "D1", "70.00", "USD", 5)
                .item("B-1", "D2", "10.00", -20);
        try (var connector = start(erp)) {
            RunReport report = connector.run();

            assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 3L, Outcome.NOT_DUE, 1L));
            assertThat(report.items()).isEqualTo(4);
            assertThat(report.notices())
                    .extracting(NoticeSummary::items)
                    .containsExactly(List.of("A-2", "A-1"), List.of("A-3"));
            assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 2L));
            assertThat(report.notes()).isEqualTo(Map.of("WRITTEN", 2L));
            assertThat(connector.mails()).hasSize(2);
            assertThat(erp.notes()).hasSize(2).allMatch(note -> note.startsWith("D1 friendly"));

            RunReport second = connector.run();
            assertThat(second.notices()).isEmpty();
            assertThat(connector.mails()).hasSize(2);
            assertThat(erp.notes()).hasSize(2);
        }
    }

    @Test
    void proposingSendsNothingAndTheNextRunSendsTheSameNotices() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            long proposed =
                    connector.ask(RunRequest.propose("test")).notices().get(0).number();
            assertThat(connector.mails()).isEmpty();
            assertThat(erp.notes()).isEmpty();

            assertThat(connector.run().notices())
                    .extracting(NoticeSummary::number)
                    .containsExactly(proposed);
            assertThat(connector.mails()).hasSize(1);
        }
    }

    @Test
    void aLookAheadLeavesTheLedgerAsItIs() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", -20);
        try (var connector = start(erp)) {
            RunReport ahead = connector.ask(RunRequest.lookAhead(SmallErp.TODAY.plusDays(22), "test"));

            assertThat(ahead.outcomes()).isEqualTo(Map.of(Outcome.NOTIFY, 1L));
            var ledger = connector.bean(org.dunning.ledger.Ledger.class);
            for (String table : List.of("open_item", "notice", "dunning_run", "item_outcome", "sweep_item", "debtor")) {
                assertThat(ledger.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void whatNeedsAPersonWaitsForOneAndGoesOutWithTheNextRun() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 40);
        erp.change("update dunning_open_items set erp_level = 2");
        try (var connector = start(erp)) {
            NoticeSummary formal = connector.run().notices().get(0);
            assertThat(formal.stage()).isEqualTo("formal");
            assertThat(connector.mails()).isEmpty();

            var decided =
                    connector.bean(Approvals.class).approve(List.of(formal.number()), "Ana Ruiz", "agreed by phone");
            assertThat(decided).hasSize(1).allMatch(Approvals.Decided::done);
            connector.run();
            assertThat(connector.mails()).hasSize(1);
            assertThat(connector.bean(Approvals.class).decline(List.of(formal.number()), "Ana Ruiz", null))
                    .hasSize(1)
                    .noneMatch(Approvals.Decided::done);
        }
    }

    @Test
    void whatIsPaidBlockedOrCreditedAfterTheProposalIsNotDemanded() throws Exception {
        var erp = new SmallErp(folder)
                .item("PAID", "D1", "100.00", 3)
                .item("PART", "D2", "100.00", 3)
                .item("KEPT", "D2", "30.00", 3)
                .item("BLOCKED", "D3", "100.00", 3)
                .item("CREDITED", "D4", "100.00", 3);
        try (var connector = start(erp)) {
            connector.justBeforeTheRecheck(() -> {
                erp.pay("PAID");
                erp.change("update dunning_open_items set residual = 60 where document_no = 'PART'");
                erp.change("update dunning_open_items set debtor_blocked = 'under review' where debtor_no = 'D3'");
                erp.item("CN", "D4", "-20.00", 0);
            });
            RunReport report = connector.run();

            assertThat(report.deliveries()).isEqualTo(Map.of("SENT", 1L, "WITHDRAWN", 3L));
            assertThat(erp.notes()).containsExactly("D2 friendly KEPT");
            assertThat(java.nio.file.Files.readString(connector.mails().get(0)))
                    .contains("KEPT")
                    .doesNotContain("PART");

            // What was withdrawn is decided anew: the credited item now with what the credit leaves open.
            RunReport next = connector.on(SmallErp.TODAY.plusDays(1)).run();
            assertThat(next.notices())
                    .extracting(notice -> notice.items() + " " + notice.total())
                    .containsExactly("[CREDITED] 80.00 EUR");
        }
    }

    @Test
    void whenTheErpCannotBeAskedAgainNothingIsSent() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            connector.justBeforeTheRecheck(() -> erp.change("alter table dunning_open_items rename to gone"));
            RunReport report = connector.run();

            assertThat(report.alarms()).singleElement().asString().contains("could not be asked again before sending");
            assertThat(connector.mails()).isEmpty();
            erp.change("alter table gone rename to dunning_open_items");
        }
    }

    @Test
    void everyMoveIsInTheHistoryAndTheMessageIsKeptAsSent() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            connector.run();
            var ledger = connector.bean(org.dunning.ledger.Ledger.class);
            assertThat(ledger.sql("select event from contact_history order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("PROPOSED", "APPROVED", "SENDING", "SENT");
            byte[] kept = ledger.sql("select bytes from sent_message")
                    .query((row, n) -> row.getBytes("bytes"))
                    .single();
            assertThat(kept)
                    .isEqualTo(
                            java.nio.file.Files.readAllBytes(connector.mails().get(0)));

            var history = connector.bean(org.dunning.ledger.ContactHistory.class);
            assertThat(history.firstBrokenLink()).isNull();
            ledger.sql("update contact_history set digest = '" + "0".repeat(64) + "' where event = 'SENDING'")
                    .update();
            assertThat(history.firstBrokenLink()).isEqualTo(3L);
        }
    }

    @Test
    void aDeclinedNoticeStaysDeclined() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3);
        try (var connector = start(erp)) {
            long number =
                    connector.ask(RunRequest.propose("test")).notices().get(0).number();
            connector.bean(Approvals.class).decline(List.of(number), "Ana Ruiz", "will call");

            assertThat(connector.run().outcomes()).isEqualTo(Map.of(Outcome.TOO_SOON, 1L));
            assertThat(connector.on(SmallErp.TODAY.plusDays(7)).run().deliveries())
                    .isEqualTo(Map.of("SENT", 1L));
        }
    }

    @Test
    void anItemThatComesBackStartsANewEpisode() throws Exception {
        var erp = new SmallErp(folder)
                .item("A-1", "D1", "100.00", 3)
                .item("B-1", "D2", "10.00", -90)
                .item("C-1", "D2", "10.00", -90);
        try (var connector = start(erp)) {
            connector.run();
            erp.pay("A-1");
            connector.on(SmallErp.TODAY.plusDays(10)).run();
            erp.item("A-1", "D1", "100.00", 3);
            RunReport again = connector.on(SmallErp.TODAY.plusDays(20)).run();

            assertThat(again.notices()).extracting(NoticeSummary::stage).containsExactly("friendly");
            assertThat(connector.mails()).hasSize(2);
        }
    }

    @Test
    void aSuspiciouslySmallSweepClosesNothingAndSendsNothing() throws Exception {
        var erp = new SmallErp(folder);
        for (int i = 0; i < 10; i++) {
            erp.item("A-" + i, "D" + i, "100.00", 3);
        }
        try (var connector = start(erp, "dunning.run.mode=propose")) {
            connector.run();
            for (int i = 0; i < 6; i++) {
                erp.pay("A-" + i);
            }
            RunReport report = connector.run();

            assertThat(report.complete()).isFalse();
            assertThat(report.alarms()).singleElement().asString().contains("returned 4 records after 10");
            assertThat(connector
                            .bean(org.dunning.ledger.Ledger.class)
                            .sql("select count(*) from open_item where closed_sweep is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void poisonRowsAreSetAsideCountedAndTheRestGoesOn() throws Exception {
        var erp = new SmallErp(folder).item("A-1", "D1", "100.00", 3).item("A-2", "D1", "100.00", 3);
        erp.item("P-1", "D3", "1.00", 3)
                .item("P-2", "D3", "1.234", 3)
                .item("P-3", "D3", "1.00", 3)
                .item("P-4", "D3", "1.00", 3);
        erp.change("update dunning_open_items set currency = 'XYZ' where document_no = 'P-1'");
        erp.change("update dunning_open_items set debtor_name = ? where document_no = 'P-3'", "x".repeat(200_000));
        erp.change("update dunning_open_items set due_date = null where document_no = 'P-4'");
        try (var connector = start(erp)) {
            RunReport report = connector.run();

            assertThat(report.outcomes())
                    .isEqualTo(Map.of(Outcome.NOTIFY, 2L, Outcome.INVALID_RECORD, 3L, Outcome.NO_DUE_DATE, 1L));
            assertThat(report.setAside())
                    .extracting(aside -> aside.document())
                    .containsExactlyInAnyOrder("P-1", "P-2", "P-3");
            assertThat(connector.mails()).hasSize(1);
        }
    }
}
