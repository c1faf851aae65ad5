package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.dunning.erp.sap.SapProperties.DunningState;
import org.dunning.erp.sap.SapProperties.History;
import org.dunning.erp.sap.SapProperties.Promises;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.dunning.ledger.WriteBackResult.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Writes a batch of entries where each kind of them is to be kept. An entry may leave several traces; what becomes of it is
 * the least of what became of them: rejected, else accepted, else written.
 */
@Lazy
@Component
class SapWriteBack {

    private final SapProperties.WriteBack choices;
    private final SapContacts contacts;
    private final @Nullable ContactHistorySink history;
    private final SapLineChanges lines;
    private final SapAccounts accounts;
    private final SapLevels levels;

    SapWriteBack(
            SapProperties properties,
            SapContacts contacts,
            SapCompanyTexts texts,
            @Lazy SapOutbox outbox,
            SapLineChanges lines,
            SapAccounts accounts,
            SapLevels levels) {
        this.choices = properties.writeBack();
        this.contacts = contacts;
        this.history = switch (choices.contactHistory()) {
            case CUSTOM_OBJECT -> contacts;
            case COMPANY_TEXT -> texts;
            case OUTBOX -> outbox;
            case NONE, ITEM_TEXT -> null;
        };
        this.lines = lines;
        this.accounts = accounts;
        this.levels = levels;
    }

    /** One batch after the other, so that nothing is looked for while it is being written. */
    public synchronized List<WriteBackResult> write(@Body List<WriteBackEntry> entries) {
        levels.forget();
        List<Map<String, WriteBackResult>> traces = new ArrayList<>();
        ContactHistorySink sink = history;
        if (sink != null) {
            traces.add(some(entries, SapWriteBack::isNote, sink::write));
        }
        if (choices.promises() == Promises.CUSTOM_OBJECT) {
            traces.add(some(entries, entry -> !isNote(entry), contacts::write));
        }
        if (choices.dunningState() == DunningState.ACCOUNT) {
            traces.add(some(entries, accounts::concern, accounts::apply));
        }
        if (choices.changesLines()) {
            traces.add(some(entries, lines::concern, lines::apply));
        }
        List<WriteBackResult> results = new ArrayList<>();
        for (WriteBackEntry entry : entries) {
            WriteBackResult result = together(entry, traces);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    /** Those of these natural keys that have a note; null where no contact history is kept, for then nothing can be told. */
    public @Nullable List<String> held(@Body List<String> naturalKeys) {
        Set<String> held;
        if (history != null) {
            held = history.held(naturalKeys);
        } else if (choices.contactHistory() == History.ITEM_TEXT) {
            held = lines.held(naturalKeys);
        } else {
            return null;
        }
        return naturalKeys.stream().filter(held::contains).toList();
    }

    private static boolean isNote(WriteBackEntry entry) {
        return !entry.kind().isPromise();
    }

    /** Where a writer is silent about an entry that it was given, null stands for its answer. */
    private static Map<String, @Nullable WriteBackResult> some(
            List<WriteBackEntry> entries,
            Predicate<WriteBackEntry> wanted,
            java.util.function.Function<List<WriteBackEntry>, Map<String, WriteBackResult>> writer) {
        List<WriteBackEntry> given = entries.stream().filter(wanted).toList();
        Map<String, @Nullable WriteBackResult> results = new HashMap<>();
        given.forEach(entry -> results.put(entry.naturalKey(), null));
        if (!given.isEmpty()) {
            results.putAll(writer.apply(given));
        }
        return results;
    }

    /** Null while one of its traces is not known: then all of it is tried again, and what is there stays one. */
    private static @Nullable WriteBackResult together(
            WriteBackEntry entry, List<Map<String, @Nullable WriteBackResult>> traces) {
        String key = entry.naturalKey();
        WriteBackResult least = WriteBackResult.notKept(key);
        for (Map<String, @Nullable WriteBackResult> trace : traces) {
            if (trace.containsKey(key)) {
                WriteBackResult result = trace.get(key);
                if (result == null) {
                    return null;
                }
                least = rank(result.status()) > rank(least.status()) ? result : least;
            }
        }
        return least;
    }

    private static int rank(Status status) {
        return switch (status) {
            case NOT_KEPT -> 0;
            case ALREADY_THERE -> 1;
            case WRITTEN -> 2;
            case ACCEPTED -> 3;
            case REJECTED -> 4;
        };
    }
}
