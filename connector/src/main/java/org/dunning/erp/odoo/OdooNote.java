package org.dunning.erp.odoo;

import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.ledger.WriteBackEntry;
import org.springframework.web.util.HtmlUtils;

/**
 * One note as it is to stand in Odoo: an entry on one record of a model.
 *
 * @param record the id of the invoice or contact that carries it
 */
record OdooNote(WriteBackEntry entry, String messageId, String model, long record) {

    /** What tells this note from every other: several invoices of one mail share its id. */
    record Place(String messageId, String model, long record) {}

    Place place() {
        return new Place(messageId, model, record);
    }

    /** An internal note: nobody is notified, and it does not show in the debtor's portal. */
    Map<String, Object> values(long noteSubtype, long company) {
        return Map.of(
                "model", model,
                "res_id", record,
                "message_type", "comment",
                "subtype_id", noteSubtype,
                "is_internal", true,
                "record_company_id", company,
                "message_id", messageId,
                "date", OdooRows.time(entry.at()),
                "body", body());
    }

    String body() {
        String documents = entry.documents().stream().distinct().collect(Collectors.joining(", "));
        return "<p>" + HtmlUtils.htmlEscape(entry.text(), "UTF-8") + "</p><p>"
                + HtmlUtils.htmlEscape(documents, "UTF-8") + "</p>";
    }
}
