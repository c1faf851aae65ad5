package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdooCapabilitiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void everythingIsYesWithTheRightsItNeeds(int version) {
        try (var odoo = new OdooStub(version)) {
            Map<String, String> answers = new OdooKit(odoo.url()).capabilities.tried();

            assertThat(answers)
                    .containsOnlyKeys(
                            "erp-open-items",
                            "erp-recheck",
                            "erp-document",
                            "erp-write-back",
                            "erp-contacts",
                            "erp-activities",
                            "api-key")
                    .allSatisfy((capability, answer) -> assertThat(answer).startsWith("yes"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 17})
    void aMissingRightIsNamedByWhatNeedsIt(int version) {
        try (var odoo = new OdooStub(version)) {
            deny(odoo, version, "account.move.line", "read");
            deny(odoo, version, "res.partner", "write");
            var settings = OdooKit.settings(2_000, NotesOn.DEBTOR);

            Map<String, String> answers = new OdooKit(odoo.url(), settings).capabilities.tried();

            assertThat(answers)
                    .containsEntry(
                            "erp-open-items",
                            "no: the login may not read account.move.line; give it the group 'Show Accounting Features - Readonly'"
                                    + " (account.group_account_readonly)")
                    .containsEntry(
                            "erp-write-back",
                            "no: the login may not write res.partner; give it the group 'Contact Creation'"
                                    + " (base.group_partner_manager), or dunning.odoo.notes-on: invoice")
                    .containsEntry("erp-contacts", "yes");
        }
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "19 | erp-write-back | dunning.odoo.activities-for=9 | account.move | write | Invoicing",
                "17 | erp-write-back | dunning.odoo.calls-for=9 | account.move | write | Invoicing",
                "19 | erp-write-back | dunning.odoo.stage-field=x_stage | account.move | write | Invoicing",
                "19 | erp-write-back | dunning.odoo.no-follow-up=true | account.move.line | write | leave dunning.odoo.no-follow-up off",
                "17 | erp-write-back | dunning.odoo.notes-on=debtor | res.partner | write | Contact Creation",
                "19 | erp-write-back | dunning.run.mode=send | mail.message | create | an internal user",
                "19 | erp-activities | dunning.run.mode=send | mail.activity | create | an internal user",
                "17 | erp-contacts | dunning.run.mode=send | mail.activity | read | an internal user",
                "19 | erp-contacts | dunning.run.mode=send | mail.message | read | an internal user",
                "17 | erp-document | dunning.run.mode=send | account.move | read | Readonly",
                "19 | erp-open-items | dunning.run.mode=send | res.partner | read | Readonly"
            })
    void eachMissingRightIsNamedByTheOperationThatNeedsIt(
            int version, String capability, String setting, String model, String operation, String right) {
        try (var odoo = new OdooStub(version)) {
            odoo.put("res.company", 1, "name", "Tomillo");
            deny(odoo, version, model, operation);
            String mode =
                    setting.startsWith("dunning.run") ? "dunning.run.smallest-sweep=0" : "dunning.run.mode=propose";
            try (var connector = OdooConnector.over(odoo, folder, setting, mode)) {
                Map<?, ?> answers = connector.ask("direct:erp-capabilities", "", Map.class);

                assertThat(String.valueOf(answers.get(capability)))
                        .startsWith("no: the login may not " + operation + " " + model + "; give it ")
                        .contains(right);
            }
        }
    }

    @Test
    void aCompanyThatTheLoginIsNotForIsNamedWithThoseItIsFor() {
        try (var odoo = new OdooStub(19)) {
            odoo.table("res.company").clear();
            odoo.put("res.company", 1, "name", "My Company");

            assertThat(new OdooKit(odoo.url()).capabilities.tried().get("erp-open-items"))
                    .isEqualTo(
                            "no: dunning.companies.tomillo.erp-id is 3; the login is for 1 (My Company). Add the company"
                                    + " to it");
        }
    }

    @Test
    void aKeyThatEndsSoonIsToldInTime() {
        try (var odoo = new OdooStub(19)) {
            odoo.put("res.users.apikeys", 1, "name", "old", "expiration_date", "2026-01-01 00:00:00");
            odoo.put("res.users.apikeys", 2, "name", "dunning", "expiration_date", "2026-12-01 10:00:00");

            assertThat(keyOf(odoo))
                    .isEqualTo("yes, but the login's key 'dunning' ends on 2026-12-01: make another and set it as"
                            + " dunning.odoo.next-key");
            odoo.put("res.users.apikeys", 2, "name", "dunning", "expiration_date", "2027-02-01 10:00:00");
            assertThat(keyOf(odoo)).isEqualTo("yes; the login's key 'dunning' ends on 2027-02-01");
            odoo.table("res.users.apikeys").clear();
            assertThat(keyOf(odoo)).isEqualTo("yes; no key of this login ends");
        }
    }

    @Test
    void aRefusedKeyIsTheAnswerToEverything() {
        try (var odoo = new OdooStub(19)) {
            odoo.keys.clear();

            assertThat(new OdooKit(odoo.url()).capabilities.tried())
                    .allSatisfy((capability, answer) -> assertThat(answer).startsWith("no: Odoo"));
        }
    }

    private static String keyOf(OdooStub odoo) {
        return new OdooKit(odoo.url()).capabilities.tried().get("api-key");
    }

    private static void deny(OdooStub odoo, int version, String model, String operation) {
        odoo.answer(model + "." + (version == 19 ? "has_access" : "check_access_rights"), asked -> !List.of(operation)
                .contains(asked.path("operation").asText()));
    }
}
