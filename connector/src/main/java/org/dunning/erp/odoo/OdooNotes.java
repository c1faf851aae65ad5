package org.dunning.erp.odoo;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.dunning.erp.odoo.OdooProperties.NotesOn;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.PromiseKey;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Notes in the history of Odoo's invoices or contacts, one request for a batch of them. Odoo keeps no Message-ID unique, so
 * what may be there is looked for first, with a second request. What Odoo said before anything was sent that it does not
 * have, and nobody was given since by the ledger, cannot be there.
 */
@Lazy
@Component
class OdooNotes {

    private static final int KEYS_AT_ONCE = 1_000;
    /** More than a run notes; beyond it is looked for. */
    private static final int REMEMBERED = 20_000;

    private final OdooMessages messages;
    private final OdooActivities activities;
    private final OdooTokens tokens;
    private final OdooProperties properties;
    private final BooleanSupplier alone;

    private final Set<String> absent = new HashSet<>();

    @Autowired
    OdooNotes(
            OdooMessages messages,
            OdooActivities activities,
            OdooTokens tokens,
            OdooProperties properties,
            RunLease lease) {
        this(messages, activities, tokens, properties, lease::held);
    }

    /** @param alone whether surely no other process writes notes at this moment */
    OdooNotes(
            OdooMessages messages,
            OdooActivities activities,
            OdooTokens tokens,
            OdooProperties properties,
            BooleanSupplier alone) {
        this.messages = messages;
        this.activities = activities;
        this.tokens = tokens;
        this.properties = properties;
        this.alone = alone;
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
        List<OdooNote> doubtful = entries.stream()
                .filter(entry -> !isSurelyNew(entry))
                .flatMap(entry -> notes.getOrDefault(entry.naturalKey(), List.of()).stream())
                .toList();
        return new Plan(entries, notes, messages.there(OdooMessages.ids(doubtful)));
    }

    private synchronized boolean isSurelyNew(WriteBackEntry entry) {
        return absent.remove(entry.naturalKey()) && entry.handed() == 0 && alone.getAsBoolean();
    }

    /** Writes what is missing. */
    List<WriteBackResult> write(Plan plan) {
        Set<OdooNote.Place> after = new HashSet<>(plan.before());
        after.addAll(messages.create(plan.missing()));
        return plan.entries().stream()
                .map(entry -> result(entry, plan.of(entry), plan.before(), after))
                .toList();
    }

    /** Those of these natural keys that have a note, or an activity whose note was not written yet. */
    public List<String> held(@Body List<String> naturalKeys) {
        Set<String> held = noted(naturalKeys);
        List<String> others =
                naturalKeys.stream().filter(key -> !held.contains(key)).toList();
        if (!others.isEmpty()) {
            Set<String> subjects = activities.openSubjects();
            others.stream().filter(key -> subjects.contains(subject(key))).forEach(held::add);
            remember(others.stream().filter(key -> !held.contains(key)).toList());
        }
        return List.copyOf(held);
    }

    /** Of the activity by which an entry with this key begins; empty where it begins none. */
    private static String subject(String naturalKey) {
        if (ContactKey.is(naturalKey)) {
            return ContactKey.call(ContactKey.token(naturalKey));
        }
        return PromiseKey.madeIn(naturalKey);
    }

    private synchronized void remember(List<String> keys) {
        if (absent.size() + keys.size() > REMEMBERED) {
            absent.clear();
        }
        absent.addAll(keys);
    }

    private Set<String> noted(List<String> naturalKeys) {
        Set<String> held = new LinkedHashSet<>();
        for (int from = 0; from < naturalKeys.size(); from += KEYS_AT_ONCE) {
            Map<String, String> byId =
                    tokens.naturalKeys(naturalKeys.subList(from, Math.min(from + KEYS_AT_ONCE, naturalKeys.size())));
            messages.there(byId.keySet()).stream()
                    .flatMap(place -> Stream.ofNullable(byId.get(place.messageId())))
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
