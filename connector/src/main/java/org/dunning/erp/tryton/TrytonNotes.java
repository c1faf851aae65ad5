package org.dunning.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final TrytonBlocks blocks;

    TrytonNotes(TrytonSession tryton, TrytonBlocks blocks) {
        this.tryton = tryton;
        this.blocks = blocks;
    }

    /**
     * Writes what is not there yet, all or nothing.
     *
     * @throws TrytonException when Tryton wrote nothing, or cannot say; then the same entries can be written again
     */
    public List<WriteBackResult> write(List<WriteBackEntry> entries) {
        Map<String, String> parties = parties(entries);
        Map<String, String> noted = parties.isEmpty() ? Map.of() : find(asked(entries), parties.values());
        Set<String> there = noted.keySet();
        List<WriteBackEntry> known = entries.stream()
                .filter(entry -> parties.containsKey(entry.debtorNo()))
                .toList();
        Map<String, Set<Integer>> blocked = blocks.plan(known, noted);
        Map<String, WriteBackEntry> fresh = new LinkedHashMap<>();
        known.stream()
                .filter(entry -> !there.contains(entry.naturalKey()))
                .forEach(entry -> fresh.putIfAbsent(entry.naturalKey(), entry));
        create(fresh.values(), parties, blocked);
        Map<String, String> refused = block(known, blocked);
        return entries.stream()
                .map(entry -> refused.containsKey(entry.naturalKey())
                        ? WriteBackResult.rejected(entry.naturalKey(), String.valueOf(refused.get(entry.naturalKey())))
                        : result(entry, parties, there))
                .toList();
    }

    /** After the note, which tells what is ours; answers what Tryton refused, by key. */
    private Map<String, String> block(List<WriteBackEntry> entries, Map<String, Set<Integer>> blocked) {
        Map<String, String> refused = new HashMap<>();
        for (WriteBackEntry entry : entries) {
            Set<Integer> dunnings = blocked.get(entry.naturalKey());
            if (dunnings != null) {
                try {
                    blocks.write(entry, dunnings);
                } catch (TrytonException e) {
                    if (e.isInDoubt()) {
                        throw e;
                    }
                    refused.put(
                            entry.naturalKey(),
                            "its note is there, but its dunnings are as they were: " + e.getMessage());
                }
            }
        }
        return refused;
    }

    /** Their own keys, and those of the notes that tell what a promise has blocked. */
    private List<String> asked(List<WriteBackEntry> entries) {
        var asked = new ArrayList<>(keys(entries));
        if (blocks.areWanted()) {
            entries.stream()
                    .filter(entry -> entry.kind() == WriteBackEntry.Kind.PROMISE_CLOSED)
                    .map(TrytonBlocks::openedBy)
                    .filter(key -> !asked.contains(key))
                    .forEach(asked::add);
        }
        return asked;
    }

    /** Those of these natural keys that have a note. */
    public List<String> held(List<String> naturalKeys) {
        var held = new ArrayList<String>();
        for (int from = 0; from < naturalKeys.size(); from += MOST_KEYS) {
            held.addAll(find(naturalKeys.subList(from, Math.min(from + MOST_KEYS, naturalKeys.size())), List.of())
                    .keySet());
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
            tryton.search("party.party", List.of(List.of("code", "in", codes)), "code")
                    .forEach(party -> parties.put(
                            party.path("code").asText(),
                            "party.party," + party.path("id").asInt()));
        }
        return parties;
    }

    /** A search by the notes' parties is one by an index; without them all notes are read. */
    private Map<String, String> find(List<String> keys, Collection<String> parties) {
        var anyKey = new ArrayList<Object>(List.of("OR"));
        keys.forEach(key -> anyKey.add(List.of("message", "like", "%[" + key + "]%")));
        var domain = new ArrayList<Object>(List.of(anyKey));
        if (!parties.isEmpty()) {
            domain.add(0, List.of("resource", "in", List.copyOf(parties)));
        }
        Map<String, String> found = new HashMap<>();
        tryton.search("ir.note", domain, "message").forEach(note -> {
            String message = note.path("message").asText();
            KEY.matcher(message).results().forEach(match -> found.put(match.group(1), message));
        });
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }

    private void create(
            Collection<WriteBackEntry> entries, Map<String, String> parties, Map<String, Set<Integer>> blocked) {
        if (entries.isEmpty()) {
            return;
        }
        // Unread for the connector's own user; else Tryton writes one more row for each note, one by one.
        List<Map<String, Object>> notes = entries.stream()
                .map(entry -> Map.<String, Object>of(
                        "resource",
                        String.valueOf(parties.get(entry.debtorNo())),
                        "message",
                        message(entry, blocked.getOrDefault(entry.naturalKey(), Set.of())),
                        "unread",
                        true))
                .toList();
        try {
            tryton.call("model.ir.note.create", notes);
        } catch (TrytonException e) {
            // No answer is not a no: one call writes all notes or none, so looking again tells which.
            if (!e.isInDoubt()
                    || !find(keys(entries), parties.values()).keySet().containsAll(keys(entries))) {
                throw e;
            }
        }
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

    /** @param blocked by a promise */
    private static String message(WriteBackEntry entry, Set<Integer> blocked) {
        String documents = entry.documents().stream().distinct().collect(Collectors.joining(", "));
        String ours = entry.kind() == WriteBackEntry.Kind.PROMISE_OPENED ? TrytonBlocks.inWords(blocked) : "";
        return entry.text() + "\n" + documents + ours + "\n[" + entry.naturalKey() + "]";
    }
}
