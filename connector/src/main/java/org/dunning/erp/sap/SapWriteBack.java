package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.dunning.erp.sap.SapProperties.History;
import org.dunning.erp.sap.SapProperties.Promises;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Writes a batch of entries where each kind of them is to be kept. */
@Lazy
@Component
class SapWriteBack {

    private final SapProperties.WriteBack choices;
    private final SapContacts contacts;

    SapWriteBack(SapProperties properties, SapContacts contacts) {
        this.choices = properties.writeBack();
        this.contacts = contacts;
    }

    /** One batch after the other, so that nothing is looked for while it is being written. */
    public synchronized List<WriteBackResult> write(@Body List<WriteBackEntry> entries) {
        List<WriteBackEntry> kept = entries.stream().filter(this::isKept).toList();
        Map<String, WriteBackResult> results = new HashMap<>(kept.isEmpty() ? Map.of() : contacts.write(kept));
        for (WriteBackEntry entry : entries) {
            if (!isKept(entry)) {
                results.put(entry.naturalKey(), WriteBackResult.notKept(entry.naturalKey()));
            }
        }
        return List.copyOf(results.values());
    }

    /** Those of these natural keys that have a note. */
    public List<String> held(@Body List<String> naturalKeys) {
        return choices.contactHistory() == History.CUSTOM_OBJECT
                ? new ArrayList<>(contacts.held(naturalKeys))
                : List.of();
    }

    private boolean isKept(WriteBackEntry entry) {
        return entry.kind() == WriteBackEntry.Kind.NOTE
                ? choices.contactHistory() == History.CUSTOM_OBJECT
                : choices.promises() == Promises.CUSTOM_OBJECT;
    }
}
