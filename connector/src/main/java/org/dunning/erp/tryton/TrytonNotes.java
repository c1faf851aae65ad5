package org.dunning.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Contact notes on Tryton's parties: one per contact, with its natural key in square brackets as the last line. Tryton
 * keeps no key unique, so what is there already is looked for first: three calls for a batch, whatever its size.
 */
@Lazy
@Component
class TrytonNotes {

    private static final Pattern KEY = Pattern.compile("\\[([A-Za-z0-9.:-]{1,64})]");
    private static final int MOST_KEYS = 100;

    private final TrytonSession tryton;

    TrytonNotes(TrytonSession tryton) {
        this.tryton = tryton;
    }

    /**
     * Writes what is not there yet, all or nothing.
     *
     * @throws TrytonException when Tryton wrote nothing, or cannot say; then the same entries can be written again
     */
    public List<WriteBackResult> write(List<WriteBackEntry> entries) {
        Map<String, String> parties = parties(entries);
        Set<String> there = parties.isEmpty() ? Set.of() : find(keys(entries), parties.values());
        Map<String, WriteBackEntry> fresh = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> parties.containsKey(entry.debtorNo()) && !there.contains(entry.naturalKey()))
                .forEach(entry -> fresh.putIfAbsent(entry.naturalKey(), entry));
        create(fresh.values(), parties);
        return entries.stream().map(entry -> result(entry, parties, there)).toList();
    }

    /** Those of these natural keys that have a note. */
    public List<String> held(List<String> naturalKeys) {
        var held = new ArrayList<String>();
        for (int from = 0; from < naturalKeys.size(); from += MOST_KEYS) {
            held.addAll(find(naturalKeys.subList(from, Math.min(from + MOST_KEYS, naturalKeys.size())), List.of()));
        }
        return held;
    }

    /** What the database can, and what the login may: by capability "yes", or why not. */
    public Map<String, String> capabilities(Map<String, String> ofTheDatabase) {
        Map<String, String> all = new TreeMap<>(ofTheDatabase);
        String notes = mayWriteNotes();
        all.put("erp-write-back", notes);
        all.put("erp-contacts", notes);
        all.put("erp-document", "no: Tryton makes no PDF without an office suite");
        return all;
    }

    private String mayWriteNotes() {
        try {
            JsonNode access = tryton.call("model.ir.model.access.get_access", List.of("ir.note", "party.party"));
            boolean may = access.path("ir.note").path("create").asBoolean()
                    && access.path("party.party").path("read").asBoolean()
                    && access.path("party.party").path("write").asBoolean();
            return may
                    ? "yes"
                    : "no: the user may not write parties, and so no notes on them; give it a group that may";
        } catch (TrytonException e) {
            return "no: " + e.getMessage();
        }
    }

    /** By code, as the resource that a note is on. */
    private Map<String, String> parties(List<WriteBackEntry> entries) {
        List<String> codes =
                entries.stream().map(WriteBackEntry::debtorNo).distinct().toList();
        Map<String, String> parties = new HashMap<>();
        if (!codes.isEmpty()) {
            search("party.party", List.of(List.of("code", "in", codes)), "code")
                    .forEach(party -> parties.put(
                            party.path("code").asText(),
                            "party.party," + party.path("id").asInt()));
        }
        return parties;
    }

    /** A search by the notes' parties is one by an index; without them all notes are read. */
    private Set<String> find(List<String> keys, Collection<String> parties) {
        var anyKey = new ArrayList<Object>(List.of("OR"));
        keys.forEach(key -> anyKey.add(List.of("message", "like", "%[" + key + "]%")));
        var domain = new ArrayList<Object>(List.of(anyKey));
        if (!parties.isEmpty()) {
            domain.add(0, List.of("resource", "in", List.copyOf(parties)));
        }
        Set<String> found = new HashSet<>();
        search("ir.note", domain, "message")
                .forEach(note -> KEY.matcher(note.path("message").asText())
                        .results()
                        .forEach(match -> found.add(match.group(1))));
        found.retainAll(Set.copyOf(keys));
        return found;
    }

    private void create(Collection<WriteBackEntry> entries, Map<String, String> parties) {
        if (entries.isEmpty()) {
            return;
        }
        // Unread for the connector's own user; else Tryton writes one more row for each note, one by one.
        List<Map<String, Object>> notes = entries.stream()
                .map(entry -> Map.<String, Object>of(
                        "resource",
                        String.valueOf(parties.get(entry.debtorNo())),
                        "message",
                        message(entry),
                        "unread",
                        true))
                .toList();
        try {
            tryton.call("model.ir.note.create", notes);
        } catch (TrytonException e) {
            // No answer is not a no: one call writes all notes or none, so looking again tells which.
            if (!e.isInDoubt() || !find(keys(entries), parties.values()).containsAll(keys(entries))) {
                throw e;
            }
        }
    }

    private JsonNode search(String model, List<?> domain, String field) {
        JsonNode unlimited = NullNode.getInstance();
        JsonNode anyOrder = NullNode.getInstance();
        return tryton.call("model." + model + ".search_read", domain, 0, unlimited, anyOrder, List.of(field));
    }

    private static WriteBackResult result(WriteBackEntry entry, Map<String, String> parties, Set<String> there) {
        if (!parties.containsKey(entry.debtorNo())) {
            return WriteBackResult.rejected(
                    entry.naturalKey(), "Tryton has no party with the code " + entry.debtorNo() + " any more");
        }
        return there.contains(entry.naturalKey())
                ? WriteBackResult.alreadyThere(entry.naturalKey())
                : WriteBackResult.written(entry.naturalKey());
    }

    private static List<String> keys(Collection<WriteBackEntry> entries) {
        return entries.stream().map(WriteBackEntry::naturalKey).distinct().toList();
    }

    private static String message(WriteBackEntry entry) {
        String documents = entry.documents().stream().distinct().collect(Collectors.joining(", "));
        return entry.text() + "\n" + documents + "\n[" + entry.naturalKey() + "]";
    }
}
