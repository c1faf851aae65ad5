package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Notes in the history of Odoo's invoices or contacts. Odoo keeps no Message-ID unique, so what is there is looked for
 * first: two requests for a batch, whatever its size.
 */
@Lazy
@Component
class OdooNotes {

    private static final int KEYS_AT_ONCE = 1_000;

    private final OdooMessages messages;
    private final OdooTokens tokens;
    private final OdooProperties properties;

    OdooNotes(OdooMessages messages, OdooTokens tokens, OdooProperties properties) {
        this.messages = messages;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** What these entries are to leave in Odoo, and what of it is there already. */
    record Plan(List<WriteBackEntry> entries, Map<String, List<OdooNote>> notes, Set<OdooNote.Place> before) {

        List<OdooNote> missing() {
            return notes.values().stream()
                    .flatMap(List::stream)
                    .filter(note -> !before.contains(note.place()))
                    .toList();
        }

        List<OdooNote> of(WriteBackEntry entry) {
            return notes.getOrDefault(entry.naturalKey(), List.of());
        }

        /** Something of it is not there yet. */
        boolean isDue(WriteBackEntry entry) {
            return of(entry).stream().anyMatch(note -> !before.contains(note.place()));
        }
    }

    Plan plan(List<WriteBackEntry> entries) {
        Map<String, List<OdooNote>> notes = new LinkedHashMap<>();
        entries.forEach(entry -> notes.computeIfAbsent(entry.naturalKey(), key -> notes(entry)));
        List<OdooNote> all = notes.values().stream().flatMap(List::stream).toList();
        return new Plan(entries, notes, messages.there(OdooMessages.ids(all)));
    }

    /** Writes what is missing. */
    List<WriteBackResult> write(Plan plan) {
        Set<OdooNote.Place> after = new HashSet<>(plan.before());
        after.addAll(messages.create(plan.missing()));
        return plan.entries().stream()
                .map(entry -> result(entry, plan.of(entry), plan.before(), after))
                .toList();
    }

    /** Those of these natural keys that have a note. */
    public List<String> held(@Body List<String> naturalKeys) {
        List<String> held = new ArrayList<>();
        for (int from = 0; from < naturalKeys.size(); from += KEYS_AT_ONCE) {
            Map<String, String> byId =
                    tokens.naturalKeys(naturalKeys.subList(from, Math.min(from + KEYS_AT_ONCE, naturalKeys.size())));
            messages.there(byId.keySet()).stream()
                    .flatMap(place -> Stream.ofNullable(byId.get(place.messageId())))
                    .distinct()
                    .forEach(held::add);
        }
        return held;
    }

    private List<OdooNote> notes(WriteBackEntry entry) {
        String id = tokens.messageId(entry.naturalKey(), entry.company());
        if (properties.notesOn() == NotesOn.DEBTOR) {
            return entry.debtorNo().matches("\\d{1,18}")
                    ? List.of(new OdooNote(entry, id, OdooModel.CONTACT.model(), Long.parseLong(entry.debtorNo())))
                    : List.of();
        }
        return entry.erpKeys().stream()
                .flatMap(key -> OdooKey.parse(key).stream())
                .map(OdooKey::move)
                .distinct()
                .map(move -> new OdooNote(entry, id, OdooModel.MOVE.model(), move))
                .toList();
    }

    private static WriteBackResult result(
            WriteBackEntry entry, List<OdooNote> notes, Set<OdooNote.Place> before, Set<OdooNote.Place> after) {
        List<OdooNote.Place> held =
                notes.stream().map(OdooNote::place).filter(after::contains).toList();
        if (held.isEmpty()) {
            return WriteBackResult.rejected(
                    entry.naturalKey(),
                    "Odoo no longer has what the notice was about: " + String.join(", ", entry.documents()));
        }
        return before.containsAll(held)
                ? WriteBackResult.alreadyThere(entry.naturalKey())
                : WriteBackResult.written(entry.naturalKey());
    }
}
