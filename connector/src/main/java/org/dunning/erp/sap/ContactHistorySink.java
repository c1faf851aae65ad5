package org.dunning.erp.sap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;

/** One of the places where contacts can be noted. */
interface ContactHistorySink {

    /** Those of these natural keys that are noted there. */
    Set<String> held(Collection<String> naturalKeys);

    /**
     * Notes each that is not noted yet.
     *
     * @return by natural key; what is missing is not known and has to be written again
     */
    Map<String, WriteBackResult> write(List<WriteBackEntry> entries);
}
