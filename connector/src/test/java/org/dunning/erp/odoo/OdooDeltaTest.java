package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dunning.run.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that reads changes leaves the same open items as one that reads everything, whatever became of them. */
class OdooDeltaTest {

    private static final String LINES = "account.move.line.search_read";
    private static final String OPEN =
            "select document || ' ' || trim(trailing '0' from cast(residual as varchar(20))) from open_item"
                    + " where closed_sweep is null order by document";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void asksForTheIdsOfWhatIsOpenAndNothingElseWhereNothingChanged(int version) {
        try (var odoo = odoo(version);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            List<String> asked = sweep(odoo, connector);

            assertThat(asked)
                    .containsExactly(
                            "account.move.fields_get",
                            "account.move.search_read",
                            "account.move.line.fields_get",
                            "res.partner.search_read",
                            LINES,
                            LINES);
            assertThat(connector.rows(OPEN))
                    .containsExactly("INV/101 10.", "INV/102 20.", "INV/103 30.", "INV/104 40.", "INV/105 50.");
            assertThat(connector.rows("select cast(count(*) as varchar(9)) from sweep_item"))
                    .containsExactly("5");
            assertThat(connector.rows("select cast(records as varchar(9)) from sweep order by id"))
                    .containsExactly("5", "5");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whatIsPaidCancelledOrDeletedClosesThoughNoDateOfChangeTellsIt(int version) {
        try (var odoo = odoo(version);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 1).put("reconciled", true);
            line(odoo, 2).put("parent_state", "cancel");
            odoo.table("account.move.line").remove(3L);
            odoo.table("account.move").remove(103L);

            List<String> asked = sweep(odoo, connector);

            assertThat(connector.rows(OPEN)).containsExactly("INV/104 40.", "INV/105 50.");
            assertThat(asked).hasSize(6);
        }
    }

    @Test
    void anotherResidualOrALineTheLedgerDoesNotKnowIsReadWhateverItsDateOfChange() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 2).put("amount_residual_currency", new BigDecimal("7.5"));
            item(odoo, 9, 109, "90");

            List<String> asked = sweep(odoo, connector);

            assertThat(connector.rows(OPEN))
                    .containsExactly(
                            "INV/101 10.", "INV/102 7.5", "INV/103 30.", "INV/104 40.", "INV/105 50.", "INV/109 90.");
            // the ids, what was changed, and the two that differ with their invoices and their contact
            assertThat(asked.stream().filter(LINES::equals)).hasSize(3);
            assertThat(asked).hasSize(6 + 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aChangedLineInvoiceOrContactIsReadAnew(int version) {
        try (var odoo = odoo(version);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 1).put("date_maturity", "2026-12-24").put("write_date", now());
            odoo.table("account.move")
                    .get(102L)
                    .put("payment_state", "in_payment")
                    .put("write_date", now());
            odoo.table("res.partner").get(12L).put("email", "neu@example.org").put("write_date", now());
            line(odoo, 4).put("date_maturity", "2026-12-25");

            List<String> asked = sweep(odoo, connector);

            assertThat(asked).hasSize(6 + 2);
            assertThat(connector.rows("select cast(due_date as varchar(10)) || flags from open_item order by document"))
                    .containsExactly("2026-12-24", "2026-08-01in_payment", "2026-08-01", "2026-08-01", "2026-08-01");
            assertThat(connector.rows("select email from debtor order by number"))
                    .containsExactly("d@example.org", "neu@example.org");
        }
    }

    @Test
    void changesAreReadAgainAsFarBackAsTheOverlap() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            // A transaction that began before the last sweep and ended after it.
            line(odoo, 1).put("date_maturity", "2026-12-24").put("write_date", ago(Duration.ofMinutes(29)));
            line(odoo, 2).put("date_maturity", "2026-12-24").put("write_date", ago(Duration.ofMinutes(31)));

            sweep(odoo, connector);

            assertThat(connector.rows("select document from open_item where due_date = date '2026-12-24'"))
                    .containsExactly("INV/101");
        }
    }

    @Test
    void whatOnlyAFullSweepShowsIsReadWhenOneIsDue() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 5).put("date_maturity", "2026-12-25");
            connector.change("update sweep set watermark = substring(watermark, 1, 33) || '"
                    + Instant.now().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.SECONDS)
                    + "' || substring(watermark, 54)");

            List<String> asked = sweep(odoo, connector);

            assertThat(asked).hasSize(6);
            assertThat(asked.stream().filter(LINES::equals)).hasSize(1);
            assertThat(connector.rows("select document from open_item where due_date = date '2026-12-25'"))
                    .containsExactly("INV/105");
        }
    }

    @Test
    void aSweepOfAnotherBasisIsReadWhole() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            connector.change(
                    "update sweep set watermark = case when substring(watermark, 1, 1) = '0' then '1' else '0' end"
                            + " || substring(watermark, 2)");

            assertThat(sweep(odoo, connector).stream().filter(LINES::equals)).hasSize(1);
        }
    }

    @Test
    void anUnreadableRecordIsReadAgainEachTimeAndNeverTakenFromTheLedger() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 1).put("date_maturity", "no date").put("write_date", now());
            sweep(odoo, connector);
            line(odoo, 1).put("write_date", ago(Duration.ofDays(3)));

            sweep(odoo, connector);

            assertThat(connector.rows("select document from sweep_item order by document"))
                    .containsExactly("INV/102", "INV/103", "INV/104", "INV/105");
            line(odoo, 1).put("date_maturity", "2026-09-01");
            sweep(odoo, connector);
            assertThat(connector.rows("select cast(due_date as varchar(10)) from open_item where document = 'INV/101'"))
                    .containsExactly("2026-09-01");
        }
    }

    @Test
    void aSweepThatBrokeOffLeavesTheLastCompleteOneAsTheBase() {
        try (var odoo = odoo(19);
                var connector = delta(odoo)) {
            sweep(odoo, connector);
            line(odoo, 1).put("date_maturity", "2026-12-24").put("write_date", now());
            odoo.answerNext("account.move.search_read", OdooStub.Reply.json(500, "builtins.ValueError"));
            assertThat(connector.run().complete()).isFalse();

            sweep(odoo, connector);

            assertThat(connector.rows("select document from open_item where due_date = date '2026-12-24'"))
                    .containsExactly("INV/101");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void theNextProcessGoesOnWhereTheLastOneEnded(int version) throws Exception {
        String[] delta = {"dunning.odoo.sweep=delta", "dunning.run.smallest-sweep=0", "dunning.run.mode=propose"};
        try (var odoo = odoo(version)) {
            assertThat(OdooChild.start(odoo, folder, delta).waitFor()).isZero();
            assertThat(odoo.calls.stream().filter(LINES::equals)).hasSize(1);
            line(odoo, 1).put("date_maturity", "2026-12-24").put("write_date", now());
            line(odoo, 2).put("reconciled", true);
            line(odoo, 3).put("date_maturity", "2026-12-25");
            odoo.calls.clear();
            odoo.arguments.clear();

            assertThat(OdooChild.start(odoo, folder, delta).waitFor()).isZero();

            // The list of what is open, and what was changed since the first process asked.
            assertThat(odoo.calls.stream().filter(LINES::equals)).hasSize(2);
            assertThat(odoo.arguments
                            .get(odoo.calls.lastIndexOf(LINES))
                            .path("domain")
                            .toString())
                    .contains("write_date");
            try (var connector = delta(odoo)) {
                assertThat(connector.rows(OPEN))
                        .containsExactly("INV/101 10.", "INV/103 30.", "INV/104 40.", "INV/105 50.");
                assertThat(connector.rows("select cast(due_date as varchar(10)) from open_item order by document"))
                        .containsExactly("2026-12-24", "2026-08-01", "2026-08-01", "2026-08-01", "2026-08-01");
            }
        }
    }

    /** Sends nothing, since nobody has an address that is used; answers what Odoo was asked. */
    private static List<String> sweep(OdooStub odoo, OdooConnector connector) {
        odoo.calls.clear();
        odoo.arguments.clear();
        RunReport report =
                connector.ask("direct:dunning-run", org.dunning.run.RunRequest.propose("test"), RunReport.class);
        assertThat(report.alarms()).isEmpty();
        return List.copyOf(odoo.calls);
    }

    private OdooConnector delta(OdooStub odoo) {
        return OdooConnector.over(odoo, folder, "dunning.odoo.sweep=delta", "dunning.run.smallest-sweep=0");
    }

    private static OdooStub odoo(int version) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        contact(odoo, 11, "D").put("email", "d@example.org");
        contact(odoo, 12, "E").put("email", "e@example.org");
        for (int n = 1; n <= 5; n++) {
            item(odoo, n, 100 + n, n + "0");
        }
        return odoo;
    }

    private static void item(OdooStub odoo, long line, long move, String amount) {
        OdooReadingTest.invoice(odoo, line, move, line == 5 ? 12 : 11, amount)
                .put("company_id", 1)
                .put("write_date", "2026-01-02 03:04:05");
    }

    private static ObjectNode line(OdooStub odoo, long id) {
        return odoo.table("account.move.line").get(id);
    }

    private static String now() {
        return ago(Duration.ZERO);
    }

    private static String ago(Duration since) {
        return Instant.now()
                .minus(since)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }
}
