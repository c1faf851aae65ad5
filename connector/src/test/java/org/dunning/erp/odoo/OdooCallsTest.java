package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.erp.odoo.OdooReadingTest.contact;
import static org.dunning.erp.odoo.OdooReadingTest.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunning.ledger.Standing;
import org.dunning.outbox.ChannelDesk;
import org.dunning.outbox.ChannelDesk.CallOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call as an activity of Odoo, from the stage that asks for it to what came of it. */
class OdooCallsTest {

    private static final LocalDate TODAY = OdooKit.ON;
    private static final String SCHEDULE = "account.move.activity_schedule";
    private static final String TOKEN = "select trim(token) from delivery where channel = 'call'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aCallIsOneActivityWithItsScriptForWhoIsToCallAndIsDoneWithTheOutcome(int version) throws Exception {
        try (var odoo = odoo(version);
                var connector = calling(odoo, "dunning.odoo.calls-for=42")) {
            assertThat(connector.run().alarms()).isEmpty();

            JsonNode activity = only(odoo);
            assertThat(activity.path("res_model").asText()).isEqualTo("account.move");
            assertThat(activity.path("res_id").asLong()).isEqualTo(101);
            assertThat(activity.path("activity_type_id").asLong()).isEqualTo(2);
            assertThat(activity.path("user_id").asLong()).isEqualTo(42);
            assertThat(activity.path("date_deadline").asText()).isEqualTo(TODAY.toString());
            assertThat(activity.path("summary").asText())
                    .isEqualTo("Call: 150.00 EUR [call-" + connector.rows(TOKEN).get(0) + "]");
            assertThat(activity.path("note").asText())
                    .contains("CALL +34910000001", "INV/101", "INV/102", "--outcome promised|reached", "<br/>")
                    .doesNotContain("\n");
            assertThat(odoo.table("mail.message").values())
                    .hasSize(2)
                    .allSatisfy(note -> assertThat(note.path("body").asText()).contains("a person was asked to call"));
            connector.on(TODAY.plusDays(1)).run();
            assertThat(odoo.table("mail.activity")).hasSize(1);

            connector.bean(ChannelDesk.class).called(1, CallOutcome.REACHED, "Ana Ruiz", "will look");
            assertThat(connector.run().notes()).containsEntry("WRITTEN", 1L);

            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(odoo.last("mail.activity.action_feedback")
                            .path("feedback")
                            .asText())
                    .contains("call: reached, will look (Ana Ruiz)");
            assertThat(odoo.count(SCHEDULE)).isEqualTo(1);
        }
    }

    @Test
    void whatIsPaidMeanwhileNeedsNoCall() throws Exception {
        try (var odoo = odoo(19);
                var connector = calling(odoo)) {
            connector.run();
            assertThat(only(odoo).path("user_id").asLong()).isEqualTo(7);
            odoo.table("account.move.line").get(1L).put("reconciled", true);
            connector.on(TODAY.plusDays(1)).run();
            assertThat(odoo.table("mail.activity"))
                    .as("half of it is still to be called about")
                    .hasSize(1);

            odoo.table("account.move.line").get(2L).put("reconciled", true);
            connector.on(TODAY.plusDays(2)).run();

            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(odoo.last("mail.activity.action_feedback")
                            .path("feedback")
                            .asText())
                    .isEqualTo("Dunning notice 1: nothing of it is open any more, no call is needed");
            assertThat(connector.bean(Standing.class).openTasks()).doesNotContainKey("CALL");
            connector.on(TODAY.plusDays(3)).run();
            assertThat(odoo.count("mail.activity.action_feedback")).isEqualTo(1);
        }
    }

    @Test
    void anActivityWithoutItsNoteIsTheErpsContactAndIsNotMadeTwice() throws Exception {
        try (var odoo = odoo(19);
                var connector = calling(odoo)) {
            odoo.answerNext("mail.message.create", OdooStub.Reply.json(503, "psycopg2.OperationalError"));
            assertThat(connector.run().alarms()).singleElement().asString().contains("contact notes wait");
            String key = "dun-" + connector.rows(TOKEN).get(0);
            assertThat(odoo.table("mail.message")).isEmpty();
            assertThat(connector.ask("direct:erp-contacts", List.of(key, "dun-0"), List.class))
                    .isEqualTo(List.of(key));

            connector.on(TODAY.plusDays(1)).run();

            assertThat(odoo.table("mail.message")).hasSize(2);
            assertThat(odoo.table("mail.activity")).hasSize(1);
        }
    }

    @Test
    void aCallThatWasMadeBeforeOdooCouldBeToldOpensNothing() throws Exception {
        try (var odoo = odoo(19);
                var connector = calling(odoo)) {
            odoo.answerNext(SCHEDULE, OdooStub.Reply.json(503, "psycopg2.OperationalError"));
            connector.run();
            connector.bean(ChannelDesk.class).called(1, CallOutcome.PROMISED, "Ana Ruiz", null);

            connector.on(TODAY.plusDays(1)).run();

            assertThat(odoo.table("mail.activity")).isEmpty();
            assertThat(odoo.table("mail.message")).hasSize(4);
        }
    }

    @Test
    void anInvoiceThatIsGoneLeavesTheCallToTheNext() throws Exception {
        try (var odoo = odoo(19);
                var connector = calling(odoo)) {
            odoo.answer("mail.activity.search_read", asked -> {
                odoo.table("account.move").remove(101L);
                return List.of();
            });

            connector.run();

            assertThat(only(odoo).path("res_id").asLong()).isEqualTo(102);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void whereTheTypeWasRemovedACallIsAToDoAndTheCheckSaysSo(int version) throws Exception {
        try (var odoo = odoo(version);
                var connector = calling(odoo)) {
            odoo.callType = 0;
            connector.run();

            assertThat(only(odoo).path("act_type_xmlid").asText()).isEqualTo("mail.mail_activity_data_todo");
            assertThat(new OdooKit(odoo.url()).capabilities.tried().get("erp-activities"))
                    .isEqualTo(
                            "yes; this Odoo has no activity type 'Call' (mail.mail_activity_data_call), so a call is a to-do");
        }
    }

    @Test
    void whereNotesGoOnTheDebtorTheCallDoesToo() throws Exception {
        try (var odoo = odoo(19);
                var connector = calling(odoo, "dunning.odoo.notes-on=debtor", "dunning.odoo.activities-for=9")) {
            connector.run();

            assertThat(only(odoo).path("res_model").asText()).isEqualTo("res.partner");
            assertThat(only(odoo).path("res_id").asLong()).isEqualTo(11);
            assertThat(only(odoo).path("user_id").asLong()).isEqualTo(9);
        }
    }

    private static JsonNode only(OdooStub odoo) {
        assertThat(odoo.table("mail.activity")).hasSize(1);
        return odoo.table("mail.activity").values().iterator().next();
    }

    private OdooConnector calling(OdooStub odoo, String... more) throws IOException {
        List<String> settings =
                new ArrayList<>(List.of(OdooConnector.procedure(folder, "call"), "dunning.run.smallest-sweep=0"));
        settings.addAll(List.of(more));
        return OdooConnector.over(odoo, folder, settings.toArray(String[]::new));
    }

    private static OdooStub odoo(int version) {
        var odoo = new OdooStub(version);
        odoo.put("res.company", 1, "name", "Tomillo");
        contact(odoo, 11, "D").put("phone", "0034 (910) 000-001");
        invoice(odoo, 1, 101, 11, "100").put("company_id", 1);
        invoice(odoo, 2, 102, 11, "50").put("company_id", 1);
        return odoo;
    }
}
