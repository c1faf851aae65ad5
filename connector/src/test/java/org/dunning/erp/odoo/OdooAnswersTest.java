package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dunning.ledger.Blocks;
import org.dunning.run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a debtor's mail to what Odoo shows of it: the promise as activity, and no follow-up while it is promised or disputed. */
class OdooAnswersTest {

    private static final LocalDate TODAY = OdooKit.ON;
    private static final String DEBTOR = "d@example.org";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aPromiseIsAnActivityThatIsMadeMovedAndClosedAsThePromiseLives(int version) throws Exception {
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder, "dunning.run.smallest-sweep=0")) {
            connector.run();
            assertThat(odoo.table("mail.activity")).isEmpty();

            connector.answers(DEBTOR, "We will pay on 4 December 2026.");
            connector.on(TODAY.plusDays(1)).run();
            assertThat(deadlines(odoo)).containsExactly("101 2026-12-04", "102 2026-12-04");
            assertThat(odoo.count("account.move.activity_schedule")).isEqualTo(1);
            connector.on(TODAY.plusDays(2)).run();
            assertThat(odoo.count("account.move.activity_schedule")).isEqualTo(1);

            connector.answers(DEBTOR, "Sorry, we will pay on 11 December 2026 instead.");
            connector.on(TODAY.plusDays(3)).run();
            assertThat(deadlines(odoo)).containsExactly("101 2026-12-11", "102 2026-12-11");

            line(odoo, 1).put("reconciled", true);
            line(odoo, 2).put("reconciled", true);
            assertThat(connector.on(TODAY.plusDays(4)).run().alarms()).noneMatch(alarm -> alarm.contains("note"));
            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(odoo.last("mail.activity.action_feedback")
                            .path("feedback")
                            .asText())
                    .endsWith("kept");
            assertThat(odoo.count("account.move.line.write")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aBrokenPromiseClosesItsActivity(int version) throws Exception {
        try (var odoo = odoo(version);
                var connector = OdooConnector.over(odoo, folder, "dunning.run.smallest-sweep=0")) {
            connector.run();
            connector.answers(DEBTOR, "We will pay on 4 December 2026.");
            connector.on(TODAY.plusDays(1)).run();

            connector.on(LocalDate.of(2026, 12, 10)).run();

            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(odoo.last("mail.activity.action_feedback")
                            .path("feedback")
                            .asText())
                    .contains("broken");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void promisedLinesAreKeptFromOdoosOwnFollowUpUntilThePromiseEnds(int version) throws Exception {
        String field = version == 19 ? "no_followup" : "blocked";
        try (var odoo = odoo(version);
                var connector = holding(odoo)) {
            line(odoo, 2).put(field, true);
            connector.run();
            assertThat(odoo.count("account.move.line.write")).isZero();

            connector.answers(DEBTOR, "We will pay invoice INV/101 and INV/102 on 4 December 2026.");
            connector.on(TODAY.plusDays(1)).run();
            assertThat(line(odoo, 1).path(field).asBoolean()).isTrue();
            assertThat(odoo.last("account.move.line.write").path("ids").toString())
                    .isEqualTo("[1]");
            connector.on(TODAY.plusDays(2)).run();
            assertThat(odoo.count("account.move.line.write")).isEqualTo(1);
            assertThat(outcome(connector, "INV/101")).isEqualTo(Outcome.PROMISED.name());
            assertThat(outcome(connector, "INV/102")).isEqualTo(Outcome.BLOCKED.name());

            // The day has passed: the item is dunned on, and what a person has set stays.
            int mails = connector.mails().size();
            connector.on(LocalDate.of(2026, 12, 10)).run();
            assertThat(connector.mails()).hasSize(mails + 1);
            assertThat(line(odoo, 1).path(field).asBoolean()).isFalse();
            assertThat(line(odoo, 2).path(field).asBoolean()).isTrue();
        }
    }

    @Test
    void disputedLinesAreKeptFromItUntilAPersonSettlesTheDispute() throws Exception {
        try (var odoo = odoo(19);
                var connector = holding(odoo)) {
            connector.run();
            connector.answers(
                    DEBTOR, "The goods arrived broken, we do not pay invoice INV/101 until you send a credit.");
            connector.on(TODAY.plusDays(1)).run();
            assertThat(line(odoo, 1).path("no_followup").asBoolean()).isTrue();

            connector.bean(Blocks.class).release("odoo", "tomillo", "11", "ana");
            connector.on(TODAY.plusDays(2)).run();

            assertThat(line(odoo, 1).path("no_followup").asBoolean()).isFalse();
        }
    }

    @Test
    void aRefusalIsToldAndTriedAgainByTheNextRunAndNotesAreWrittenNevertheless() throws Exception {
        try (var odoo = odoo(19);
                var connector = holding(odoo)) {
            connector.run();
            connector.answers(DEBTOR, "We will pay on 4 December 2026.");
            odoo.answerNext("account.move.line.write", OdooStub.Reply.json(403, "odoo.exceptions.AccessError"));

            var report = connector.on(TODAY.plusDays(1)).run();
            assertThat(report.alarms()).singleElement().asString().contains("promised or disputed", "check --connect");
            assertThat(odoo.table("mail.activity")).hasSize(2);

            assertThat(connector.on(TODAY.plusDays(2)).run().alarms()).isEmpty();
            assertThat(line(odoo, 1).path("no_followup").asBoolean()).isTrue();
        }
    }

    @Test
    void switchedOffWhatWasSetIsLifted() throws Exception {
        try (var odoo = odoo(19)) {
            try (var connector = holding(odoo)) {
                connector.run();
                connector.answers(DEBTOR, "We will pay on 4 December 2026.");
                connector.on(TODAY.plusDays(1)).run();
            }
            odoo.table("account.move.line").remove(2L);
            try (var connector = OdooConnector.over(odoo, folder, "dunning.run.smallest-sweep=0")) {
                connector.on(TODAY.plusDays(2)).run();
            }
            assertThat(line(odoo, 1).path("no_followup").asBoolean()).isFalse();
        }
    }

    private OdooConnector holding(OdooStub odoo) {
        return OdooConnector.over(odoo, folder, "dunning.odoo.no-follow-up=true");
    }

    private static OdooStub odoo(int version) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        contact(odoo, 11, "D").put("email", DEBTOR).put("lang", "en_US");
        invoice(odoo, 1, 101, 11, "100").put("company_id", 1);
        invoice(odoo, 2, 102, 11, "50").put("company_id", 1);
        return odoo;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode line(OdooStub odoo, long id) {
        return odoo.table("account.move.line").get(id);
    }

    private static List<String> deadlines(OdooStub odoo) {
        return odoo.table("mail.activity").values().stream()
                .map((JsonNode activity) -> activity.path("res_id").asText() + " "
                        + activity.path("date_deadline").asText())
                .sorted()
                .toList();
    }

    private static String outcome(OdooConnector connector, String document) {
        return connector
                .rows("select r.code from item_outcome r join open_item o on o.id = r.item_id where r.to_run is null"
                        + " and o.document = '" + document + "'")
                .get(0);
    }
}
