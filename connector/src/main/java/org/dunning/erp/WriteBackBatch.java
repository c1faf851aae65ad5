package org.dunning.erp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;

/** One batch on its way into the ERP: what was there before, what was refused, and so what became of each entry. */
final class WriteBackBatch {

    private final List<WriteBackEntry> entries;
    private final Set<String> before;
    private final Map<String, String> refusals = new HashMap<>();

    WriteBackBatch(List<WriteBackEntry> entries, List<String> before) {
        this.entries = List.copyOf(entries);
        this.before = Set.copyOf(before);
    }

    List<WriteBackEntry> missing() {
        return entries.stream()
                .filter(entry -> !before.contains(entry.naturalKey()))
                .toList();
    }

    void refused(String naturalKey, String reason) {
        refusals.put(naturalKey, reason);
    }

    /** One result for each entry, in their order, by what the ERP holds now. */
    List<WriteBackResult> results(List<String> after) {
        Set<String> held = new HashSet<>(after);
        return entries.stream().map(entry -> result(entry.naturalKey(), held)).toList();
    }

    private WriteBackResult result(String key, Set<String> held) {
        if (before.contains(key)) {
            return WriteBackResult.alreadyThere(key);
        }
        return held.contains(key)
                ? WriteBackResult.written(key)
                : WriteBackResult.rejected(
                        key, refusals.getOrDefault(key, "the ERP took the entry but does not hold it afterwards"));
    }
}
