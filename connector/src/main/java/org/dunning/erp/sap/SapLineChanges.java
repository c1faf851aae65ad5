package org.dunning.erp.sap;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.erp.sap.SapProperties.DunningState;
import org.dunning.erp.sap.SapProperties.History;
import org.dunning.ledger.ContactEntries;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What entries want lines to say: level and date, the block of a promise, the marker of a contact. Requested once, then
 * looked for each time the entry comes again, until it is there or was looked for often enough.
 */
@Lazy
@Component
class SapLineChanges {

    private final SapProperties.WriteBack choices;
    private final SapJournalEntries journal;
    private final SapLevels levels;
    private final ContactEntries entries;

    SapLineChanges(SapProperties properties, SapJournalEntries journal, SapLevels levels, ContactEntries entries) {
        this.choices = properties.writeBack();
        this.journal = journal;
        this.levels = levels;
        this.entries = entries;
    }

    /** Those of these contacts of which the text of one of their lines tells; the ledger knows which lines. */
    Set<String> held(Collection<String> naturalKeys) {
        Map<String, List<SapKey>> linesOf = new HashMap<>();
        List<WriteBackEntry> asked = entries.of(naturalKeys);
        asked.forEach(entry ->
                linesOf.put(entry.naturalKey(), List.copyOf(wishes(entry).keySet())));
        Map<SapKey, SapLine> lines =
                journal.ever(linesOf.values().stream().flatMap(List::stream).toList());
        Set<String> held = new HashSet<>();
        for (WriteBackEntry entry : asked) {
            for (SapKey key : linesOf.getOrDefault(entry.naturalKey(), List.of())) {
                SapLine line = lines.get(key);
                if (line != null && SapMarker.tellsOf(entry, line.text())) {
                    held.add(entry.naturalKey());
                }
            }
        }
        return held;
    }

    boolean concern(WriteBackEntry entry) {
        return !wishes(entry).isEmpty();
    }

    /** By natural key; asks for what is missing in one request. */
    Map<String, WriteBackResult> apply(List<WriteBackEntry> entries) {
        Map<String, Map<SapKey, SapLine>> wanted = new LinkedHashMap<>();
        entries.forEach(entry -> wanted.put(entry.naturalKey(), wishes(entry)));
        Map<SapKey, SapLine> now = journal.now(wanted.values().stream()
                .flatMap(lines -> lines.keySet().stream())
                .toList());
        Map<SapKey, SapLine> request = new LinkedHashMap<>();
        Map<String, WriteBackResult> results = new HashMap<>();
        for (WriteBackEntry entry : entries) {
            Map<SapKey, SapLine> lines = wanted.getOrDefault(entry.naturalKey(), Map.of());
            String foreign = foreignText(lines, now);
            Map<SapKey, SapLine> missing = missing(lines, now);
            if (foreign != null) {
                results.put(entry.naturalKey(), WriteBackResult.rejected(entry.naturalKey(), foreign));
            } else {
                results.put(entry.naturalKey(), result(entry, missing, request));
            }
        }
        if (!request.isEmpty()) {
            journal.request(request);
        }
        return results;
    }

    private WriteBackResult result(WriteBackEntry entry, Map<SapKey, SapLine> missing, Map<SapKey, SapLine> request) {
        String key = entry.naturalKey();
        if (missing.isEmpty()) {
            return entry.accepted() == 0 ? WriteBackResult.alreadyThere(key) : WriteBackResult.written(key);
        }
        if (entry.accepted() == 0) {
            missing.forEach((line, change) -> request.merge(line, change, SapLine::and));
        } else if (entry.accepted() >= choices.confirmTries()) {
            return WriteBackResult.rejected(
                    key,
                    "SAP took the change of "
                            + missing.keySet().stream()
                                    .map(SapKey::document)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + " but did not carry it out; see its error monitor (AIF: /FINAC, JECHANGEIN)");
        }
        return WriteBackResult.accepted(key);
    }

    private Map<SapKey, SapLine> wishes(WriteBackEntry entry) {
        Map<SapKey, SapLine> wishes = new LinkedHashMap<>();
        for (int i = 0; i < entry.erpKeys().size(); i++) {
            Optional<SapKey> key = SapKey.parse(entry.erpKeys().get(i));
            SapLine wish =
                    wish(entry, i < entry.stages().size() ? entry.stages().get(i) : "");
            if (key.isPresent() && !wish.changesNothing()) {
                wishes.put(key.get(), wish);
            }
        }
        return wishes;
    }

    /** @param stage at which the line was demanded; empty for one that was not */
    private SapLine wish(WriteBackEntry entry, String stage) {
        return switch (entry.kind()) {
            case NOTE, CALL_ENDED ->
                ContactKey.is(entry.naturalKey()) && !stage.isEmpty() ? noted(entry, stage) : SapLine.UNCHANGED;
            case PROMISE_OPENED, PROMISE_MOVED ->
                choices.promiseBlock() == null ? SapLine.UNCHANGED : SapLine.UNCHANGED.blocked(choices.promiseBlock());
            case PROMISE_CLOSED -> choices.promiseBlock() == null ? SapLine.UNCHANGED : SapLine.UNCHANGED.blocked("");
        };
    }

    private SapLine noted(WriteBackEntry entry, String stage) {
        Integer level = levels.of(stage);
        SapLine wish = choices.dunningState() == DunningState.JOURNAL_ENTRY_CHANGE && level != null
                ? SapLine.UNCHANGED.dunned(level, entry.on())
                : SapLine.UNCHANGED;
        return choices.contactHistory() == History.ITEM_TEXT ? wish.marked(SapMarker.of(entry, level)) : wish;
    }

    /** A line that is not open any more wants nothing, and a block that people set is not ours to take away. */
    private Map<SapKey, SapLine> missing(Map<SapKey, SapLine> lines, Map<SapKey, SapLine> now) {
        Map<SapKey, SapLine> missing = new LinkedHashMap<>();
        lines.forEach((key, wish) -> {
            SapLine line = now.get(key);
            if (line != null) {
                boolean theirs = wish.block() != null
                        && line.block() != null
                        && !line.block().isEmpty()
                        && !line.block().equals(choices.promiseBlock());
                SapLine change =
                        (theirs ? new SapLine(wish.level(), wish.lastDunned(), null, wish.text()) : wish).without(line);
                if (!change.changesNothing()) {
                    missing.put(key, change);
                }
            }
        });
        return missing;
    }

    /** Why none of an entry's markers can be written; null when one can, or none is to be. */
    private static @Nullable String foreignText(Map<SapKey, SapLine> lines, Map<SapKey, SapLine> now) {
        var foreign = new TreeSet<String>();
        lines.forEach((key, wish) -> {
            SapLine line = now.get(key);
            if (wish.text() != null && line != null && !SapMarker.mayReplace(line.text())) {
                foreign.add(key.document());
            }
        });
        return foreign.isEmpty()
                ? null
                : "the text of " + String.join(", ", foreign) + " is somebody else's, and is not written over";
    }
}
