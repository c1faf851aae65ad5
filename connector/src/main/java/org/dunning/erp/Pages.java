package org.dunning.erp;

import java.util.Iterator;
import org.apache.camel.Body;
import org.apache.camel.support.GroupIterator;
import org.springframework.stereotype.Component;

/**
 * Cuts a stream of records into pages, for a streaming split. Camel's own {@code ${collate(2000)}} cannot be used: in
 * 4.18.0 it nests its result once more each time it is evaluated.
 */
@Component
class Pages {

    private static final int RECORDS_PER_PAGE = 2_000;

    public Iterator<?> of(@Body Iterator<?> records) {
        return new GroupIterator(records, RECORDS_PER_PAGE);
    }
}
