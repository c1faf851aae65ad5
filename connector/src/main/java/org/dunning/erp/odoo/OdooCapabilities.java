package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.dunning.company.Companies;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tries what each operation needs without changing anything, and names the right that is missing. */
@Lazy
@Component
class OdooCapabilities {

    private static final String YES = "yes";
    private static final String READING =
            "the group 'Show Accounting Features - Readonly' (account.group_account_readonly)";
    private static final String CONTACTS = "the group 'Contact Creation' (base.group_partner_manager)";
    private static final String INVOICING = "the group 'Invoicing' (account.group_account_invoice)";
    private static final String EMPLOYEE = "an internal user (base.group_user)";

    private final OdooServer odoo;
    private final OdooFields fields;
    private final OdooProperties properties;
    private final OdooCalls calls;
    private final OdooKeyDates keyDates;
    private final Companies companies;

    OdooCapabilities(
            OdooServer odoo,
            OdooFields fields,
            OdooProperties properties,
            OdooCalls calls,
            OdooKeyDates keyDates,
            Companies companies) {
        this.odoo = odoo;
        this.fields = fields;
        this.properties = properties;
        this.calls = calls;
        this.keyDates = keyDates;
        this.companies = companies;
    }

    /** By capability: "yes", or "no: " and why not. */
    public Map<String, String> tried() {
        Map<String, String> answers = besideTheDatabase(Map.of());
        String reading = answer(this::read);
        answers.put("erp-open-items", reading);
        answers.put("erp-recheck", reading);
        return answers;
    }

    /** Where the items are read by SQL: what its queries can, and the rest as {@link #tried}. */
    public Map<String, String> besideTheDatabase(@Body Map<String, String> ofTheDatabase) {
        Map<String, String> answers = new TreeMap<>(ofTheDatabase);
        answers.put("erp-document", answer(() -> require(OdooModel.MOVE.model(), "read", READING)));
        answers.put("erp-write-back", answer(this::writeNotes));
        answers.put("erp-contacts", answer(() -> {
            require(OdooMessages.MODEL, "read", EMPLOYEE);
            require(OdooActivities.MODEL, "read", EMPLOYEE);
        }));
        answers.put("erp-activities", answerOf(this::activities));
        answers.put("api-key", answerOf(keyDates::inWords));
        return answers;
    }

    private void read() {
        refuseUnknownCompanies();
        for (OdooModel model : OdooModel.values()) {
            require(model.model(), "read", READING);
            fields.of(model);
        }
        fields.debtorPath();
    }

    /** A note needs no more on an invoice than to see it; on a contact it needs the right to change that contact. */
    private void writeNotes() {
        require(OdooMessages.MODEL, "create", EMPLOYEE);
        if (properties.notesOn() == NotesOn.DEBTOR) {
            require(OdooModel.CONTACT.model(), "write", CONTACTS + ", or dunning.odoo.notes-on: invoice");
        } else {
            require(OdooModel.MOVE.model(), "read", READING);
        }
        writeInvoices();
    }

    /** An activity for somebody else, and fields of invoices, need the right to change invoices. */
    private void writeInvoices() {
        List<String> own = Stream.of(properties.stageField(), properties.contactedOnField())
                .filter(Objects::nonNull)
                .toList();
        if (!own.isEmpty()) {
            JsonNode there = odoo.read(OdooCall.fieldsGet(OdooModel.MOVE.model(), own));
            own.stream().filter(field -> !there.has(field)).findFirst().ifPresent(field -> {
                throw new OdooException(
                        Kind.REFUSED, "account.move has no field '" + field + "'; see dunning.odoo.stage-field");
            });
        }
        if (properties.noFollowUp()) {
            OdooHolds.field(odoo);
            require(OdooModel.LINE.model(), "write", INVOICING + ", or leave dunning.odoo.no-follow-up off");
        }
        boolean forOthers = properties.activitiesFor() != null || properties.callsFor() != null;
        if (!own.isEmpty() || forOthers && properties.notesOn() == NotesOn.INVOICE) {
            require(OdooModel.MOVE.model(), "write", INVOICING);
        }
    }

    /** Promises and calls; for the user of the connector no more is needed than for notes. */
    private String activities() {
        require(OdooActivities.MODEL, "create", EMPLOYEE);
        return calls.haveTheirType()
                ? YES
                : YES + "; this Odoo has no activity type 'Call' (mail.mail_activity_data_call), so a call is a to-do";
    }

    private void refuseUnknownCompanies() {
        JsonNode theirs = odoo.read(OdooCall.searchRead("res.company", List.of(), List.of("name"), 0, Map.of()));
        List<String> unknown = new ArrayList<>();
        companies.companies().forEach((id, company) -> {
            long erpId = OdooItems.companyId(company, id);
            boolean known = false;
            for (JsonNode one : theirs) {
                known |= one.path("id").asLong() == erpId;
            }
            if (!known) {
                unknown.add("dunning.companies." + id + ".erp-id is " + erpId);
            }
        });
        if (!unknown.isEmpty()) {
            String allowed = theirs.findParents("id").stream()
                    .map(one ->
                            one.path("id").asText() + " (" + one.path("name").asText() + ")")
                    .collect(Collectors.joining(", "));
            throw new OdooException(
                    Kind.REFUSED,
                    String.join(", ", unknown) + "; the login is for " + allowed + ". Add the company to it");
        }
    }

    private void require(String model, String operation, String right) {
        if (!may(model, operation)) {
            throw new OdooException(Kind.DENIED, "the login may not " + operation + " " + model + "; give it " + right);
        }
    }

    private boolean may(String model, String operation) {
        var call = odoo.speaksJsonTwo()
                ? new OdooCall(model, "has_access", List.of(), Map.of("operation", operation))
                : OdooCall.on(model, "check_access_rights", Map.of("operation", operation, "raise_exception", false));
        return odoo.read(call).asBoolean();
    }

    private static String answer(Runnable trial) {
        return answerOf(() -> {
            trial.run();
            return YES;
        });
    }

    private static String answerOf(java.util.function.Supplier<String> trial) {
        try {
            return trial.get();
        } catch (OdooException | InvalidFilesException e) {
            return "no: " + String.valueOf(e.getMessage()).lines().collect(Collectors.joining("; "));
        }
    }
}
