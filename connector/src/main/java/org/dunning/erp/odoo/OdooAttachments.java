package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.SentMessages;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The mail as a file on its notes, when configured. It belongs to the note and not to the invoice: that needs no right to
 * change invoices, whoever sees the note can open it, and it never becomes the invoice's main document.
 */
@Lazy
@Component
class OdooAttachments {

    private static final String FILE = "ir.attachment";

    private final OdooServer odoo;
    private final OdooProperties properties;
    private final SentMessages sent;

    OdooAttachments(OdooServer odoo, OdooProperties properties, SentMessages sent) {
        this.odoo = odoo;
        this.properties = properties;
        this.sent = sent;
    }

    /** Attaches to notes that have no file yet; a file that was made and not linked before a break is made again. */
    void attach(OdooNotes.Plan plan) {
        if (!properties.attachMail()) {
            return;
        }
        Map<String, List<Long>> bare = notesWithoutFile(plan);
        List<Map<String, Object>> files = new ArrayList<>();
        List<List<Long>> notesOfFile = new ArrayList<>();
        sent.ofNotes(bare.keySet()).forEach((key, bytes) -> {
            List<Long> notes = bare.getOrDefault(key, List.of());
            notesOfFile.add(notes);
            files.add(Map.of(
                    "name",
                    key + ".eml",
                    "mimetype",
                    "message/rfc822",
                    "datas",
                    Base64.getEncoder().encodeToString(bytes),
                    "res_model",
                    OdooMessages.MODEL,
                    "res_id",
                    notes.get(0)));
        });
        link(files, notesOfFile);
    }

    /** By natural key. */
    private Map<String, List<Long>> notesWithoutFile(OdooNotes.Plan plan) {
        Map<String, String> keys = new HashMap<>();
        plan.notes().forEach((key, notes) -> notes.forEach(note -> keys.put(note.messageId(), key)));
        List<Object> domain =
                List.of(List.of("message_id", "in", keys.keySet()), List.of("attachment_ids", "=", false));
        Map<String, List<Long>> bare = new LinkedHashMap<>();
        for (JsonNode message :
                odoo.read(OdooCall.searchRead(OdooMessages.MODEL, domain, List.of("message_id"), 0, Map.of()))) {
            String key = keys.get(message.path("message_id").asText());
            if (key != null) {
                bare.computeIfAbsent(key, none -> new ArrayList<>())
                        .add(message.path("id").asLong());
            }
        }
        return bare;
    }

    private void link(List<Map<String, Object>> files, List<List<Long>> notesOfFile) {
        if (files.isEmpty()) {
            return;
        }
        JsonNode made = odoo.write(OdooCall.on(FILE, "create", Map.of("vals_list", files, "context", Map.of())));
        for (int n = 0; n < files.size(); n++) {
            var values =
                    Map.of("attachment_ids", List.of(List.of(4, made.path(n).asLong())));
            odoo.write(new OdooCall(
                    OdooMessages.MODEL, "write", notesOfFile.get(n), Map.of("vals", values, "context", Map.of())));
        }
    }
}
