package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooKit.entry;
import static org.dunning.erp.odoo.OdooKit.promise;
import static org.dunning.erp.odoo.OdooReadingTest.twoInvoices;
import static org.dunning.ledger.WriteBackResult.alreadyThere;
import static org.dunning.ledger.WriteBackResult.written;

import java.util.List;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.erp.odoo.OdooProperties.Protocol;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.dunning.ledger.WriteBackResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises to pay as activities, and what else an entry changes on an invoice. */
class OdooPromisesTest {

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aPromiseIsAToDoOnEachInvoiceWithItsNote(int version) {
        try (var odoo = twoInvoices(version)) {
            var opened = promise(Kind.PROMISE_OPENED, "prm-77:1", "2026-12-01", "101/1", "102/3");

            assertThat(new OdooKit(odoo.url()).writeBack.write(List.of(opened))).containsExactly(written("prm-77:1"));

            assertThat(odoo.table("mail.activity").values())
                    .extracting(activity -> activity.path("res_id").asLong())
                    .containsExactlyInAnyOrder(101L, 102L);
            assertThat(odoo.table("mail.activity").values()).allSatisfy(activity -> {
                assertThat(activity.path("date_deadline").asText()).isEqualTo("2026-12-01");
                assertThat(activity.path("summary").asText()).isEqualTo("Promise to pay 120.50 EUR [prm-77]");
                assertThat(activity.path("user_id").asLong()).isEqualTo(7);
            });
            assertThat(odoo.count("account.move.activity_schedule")).isEqualTo(1);
            assertThat(odoo.table("mail.message").values())
                    .extracting(note -> note.path("message_id").asText())
                    .containsOnly("<dun.prm-77.1@example.com>");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void itMovesAndClosesAndAnOldEventRepeatedOpensNothing(int version) {
        try (var odoo = twoInvoices(version)) {
            var kit = new OdooKit(odoo.url());
            var opened = promise(Kind.PROMISE_OPENED, "prm-77:1", "2026-12-01", "101/1");
            kit.writeBack.write(List.of(opened));

            kit.writeBack.write(List.of(promise(Kind.PROMISE_MOVED, "prm-77:2", "2026-12-09", "101/1", "102/3")));
            assertThat(odoo.table("mail.activity").values())
                    .extracting(activity -> activity.path("date_deadline").asText())
                    .containsExactly("2026-12-09", "2026-12-09");
            assertThat(kit.writeBack.write(List.of(opened))).containsExactly(alreadyThere("prm-77:1"));
            kit.writeBack.write(List.of(promise(Kind.PROMISE_CLOSED, "prm-77:3", null, "101/1", "102/3")));
            assertThat(odoo.table("mail.activity")).isEmpty();

            assertThat(kit.writeBack.write(List.of(opened))).containsExactly(alreadyThere("prm-77:1"));
            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(kit.notes.held(List.of("prm-77:1", "prm-77:2", "prm-77:9")))
                    .containsExactlyInAnyOrder("prm-77:1", "prm-77:2");
        }
    }

    @Test
    void whatBrokeBetweenTheActivityAndItsNoteIsCompletedWithoutASecondActivity() {
        try (var odoo = twoInvoices(19)) {
            odoo.put(
                    "mail.activity",
                    1,
                    "res_model",
                    "account.move",
                    "res_id",
                    101,
                    "summary",
                    "Promise [prm-77]",
                    "date_deadline",
                    "2026-12-01");

            assertThat(new OdooKit(odoo.url()).notes.held(List.of("prm-77:opened", "prm-78:opened")))
                    .containsExactly("prm-77:opened");
            new OdooKit(odoo.url())
                    .writeBack.write(List.of(promise(Kind.PROMISE_OPENED, "prm-77:opened", "2026-12-01", "101/1")));

            assertThat(odoo.table("mail.activity")).hasSize(1);
            assertThat(odoo.table("mail.message")).hasSize(1);
        }
    }

    @Test
    void anInvoiceThatIsGoneKeepsNoPromise() {
        try (var odoo = twoInvoices(19)) {
            odoo.table("account.move").remove(101L);

            assertThat(new OdooKit(odoo.url())
                            .writeBack
                            .write(List.of(promise(Kind.PROMISE_OPENED, "prm-77:1", "2026-12-01", "101/1")))
                            .get(0)
                            .status())
                    .isEqualTo(WriteBackResult.Status.REJECTED);
        }
    }

    @Test
    void fieldsOfYourOwnTakeTheStageInOneRequestForAll() {
        try (var odoo = twoInvoices(19)) {
            var settings = OdooKit.settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, true, "x_dunning_stage");
            var kit = new OdooKit(odoo.url(), settings);

            kit.writeBack.write(List.of(entry("dun-aa01", "101/1"), entry("dun-bb02", "102/3")));

            assertThat(odoo.count("account.move.write")).isEqualTo(1);
            assertThat(odoo.table("account.move")
                            .get(102L)
                            .path("x_dunning_stage")
                            .asText())
                    .isEqualTo("friendly");

            odoo.table("account.move").remove(101L);
            kit.writeBack.write(List.of(entry("dun-cc03", "101/1", "102/3")));
            assertThat(odoo.count("account.move.write")).isEqualTo(4);
        }
    }

    @Test
    void aFieldThatThisOdooDoesNotHaveIsLeftOutAndNamedByTheCheck() {
        try (var odoo = twoInvoices(19)) {
            var settings = OdooKit.settings(Protocol.AUTO, null, 2_000, NotesOn.INVOICE, true, "x_missing");
            var kit = new OdooKit(odoo.url(), settings);

            assertThat(kit.writeBack.write(List.of(entry("dun-aa01", "101/1")))).containsExactly(written("dun-aa01"));

            assertThat(odoo.count("account.move.write")).isZero();
            assertThat(kit.capabilities.tried().get("erp-write-back"))
                    .isEqualTo("no: account.move has no field 'x_missing'; see dunning.odoo.stage-field");
        }
    }

    @Test
    void theDateOfTheLastContactHasAFieldOfItsOwn() {
        try (var odoo = twoInvoices(19)) {
            var settings = OdooKit.contactedOn("x_contacted_on");

            new OdooKit(odoo.url(), settings).writeBack.write(List.of(entry("dun-aa01", "101/1")));

            assertThat(odoo.last("account.move.write").path("vals").toString())
                    .isEqualTo("{\"x_contacted_on\":\"2026-11-22\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whereNotesGoOnTheDebtorItsPromiseIsAnActivityThereThatMovesAndCloses(int version) {
        try (var odoo = twoInvoices(version)) {
            var kit = new OdooKit(odoo.url(), OdooKit.settings(2_000, NotesOn.DEBTOR));

            kit.writeBack.write(List.of(promise(Kind.PROMISE_OPENED, "prm-77:1", "2026-12-01", "101/1", "102/3")));
            assertThat(odoo.table("mail.activity").values()).singleElement().satisfies(activity -> {
                assertThat(activity.path("res_model").asText()).isEqualTo("res.partner");
                assertThat(activity.path("res_id").asLong()).isEqualTo(11);
            });
            kit.writeBack.write(List.of(promise(Kind.PROMISE_MOVED, "prm-77:2", "2026-12-09", "101/1", "102/3")));
            assertThat(odoo.table("mail.activity").values())
                    .extracting(activity -> activity.path("date_deadline").asText())
                    .containsExactly("2026-12-09");
            kit.writeBack.write(List.of(promise(Kind.PROMISE_CLOSED, "prm-77:3", null, "101/1", "102/3")));
            assertThat(odoo.table("mail.activity")).isEmpty();
        }
    }
}
