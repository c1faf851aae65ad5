package org.dunning.erp.odoo;

import java.util.Set;

/** The models that a record is put together from, with the fields that cannot be done without. */
enum OdooModel {
    /** One row for each instalment. */
    LINE(
            "account.move.line",
            Set.of("id", "move_id", "partner_id", "currency_id"),
            Set.of("no_followup", "blocked"),
            Set.of()),
    /** The invoice or payment that a line belongs to. */
    MOVE(
            "account.move",
            Set.of("id", "name", "payment_state", "reversed_entry_id"),
            Set.of("reversal_move_ids", "reversal_move_id"),
            Set.of()),
    /** Companies and persons alike. */
    CONTACT(
            "res.partner",
            Set.of(
                    "id",
                    "name",
                    "email",
                    "email_normalized",
                    "lang",
                    "type",
                    "active",
                    "commercial_partner_id",
                    "contact_address",
                    "street",
                    "city"),
            Set.of(),
            Set.of("ref", "vat", "phone", "country_code", "tz", "zip"));

    private final String model;
    private final Set<String> needed;
    private final Set<String> inSomeVersions;
    private final Set<String> standard;

    OdooModel(String model, Set<String> needed, Set<String> inSomeVersions, Set<String> standard) {
        this.model = model;
        this.needed = needed;
        this.inSomeVersions = inSomeVersions;
        this.standard = standard;
    }

    String model() {
        return model;
    }

    Set<String> needed() {
        return needed;
    }

    /** Looked for, and used where they are. */
    Set<String> inSomeVersions() {
        return inSomeVersions;
    }

    /** In every Odoo, so that nobody needs to look. */
    boolean isStandard(String field) {
        return needed.contains(field) || standard.contains(field);
    }
}
