package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Contact notes in the history of Odoo's invoices or contacts. Odoo keeps no Message-ID unique, so what is there is
 * looked for first: two requests for a batch, whatever its size.
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

    /**
     * Writes what is not there yet; one batch after the other, so that none is looked for while another is written.
     *
     * @throws OdooException when Odoo wrote nothing, or cannot say; then the same entries can be written again
     */
    public synchronized List<WriteBackResult> write(@Body List<WriteBackEntry> entries) {
        Map<String, List<OdooNote>> notes = new LinkedHashMap<>();
        entries.forEach(entry -> notes.computeIfAbsent(entry.naturalKey(), key -> notes(entry)));
        List<OdooNote> all = notes.values().stream().flatMap(List::stream).toList();
        Set<OdooNote.Place> before = messages.there(OdooMessages.ids(all));
        Set<OdooNote.Place> after = new HashSet<>(before);
        after.addAll(messages.create(
                all.stream().filter(note -> !before.contains(note.place())).toList()));
        return entries.stream()
                .map(entry -> result(entry, notes.getOrDefault(entry.naturalKey(), List.of()), before, after))
                .toList();
    }

    /** Those of these natural keys that have a note. */
    public List<String> held(@Body List<String> naturalKeys) {
        Set<String> asked = Set.copyOf(naturalKeys);
        List<String> held = new ArrayList<>();
        for (int from = 0; from < naturalKeys.size(); from += KEYS_AT_ONCE) {
            var part = naturalKeys.subList(from, Math.min(from + KEYS_AT_ONCE, naturalKeys.size()));
            messages.there(tokens.messageIds(part)).stream()
                    .map(place -> OdooTokens.naturalKey(place.messageId()))
                    .filter(asked::contains)
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
