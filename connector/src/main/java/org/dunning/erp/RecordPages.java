package org.dunning.erp;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;

/** The raw records of one sweep over an ERP's own interface, page by page; only one that came to its end is complete. */
public abstract class RecordPages implements Iterator<List<Map<String, @Nullable Object>>> {

    private final @Nullable LocalDate newestBankEntry;
    private final @Nullable String watermark;
    private List<Map<String, @Nullable Object>> next = List.of();
    private long count;

    /** Whoever ends the split looks once more whether there is anything; an ERP that failed is not asked again for that. */
    private boolean broken;

    /** @param watermark from which a later sweep may read changes alone; null where it may not */
    protected RecordPages(@Nullable LocalDate newestBankEntry, @Nullable String watermark) {
        this.newestBankEntry = newestBankEntry;
        this.watermark = watermark;
    }

    /** The next records, which may be none before the end as well. */
    protected abstract List<Map<String, @Nullable Object>> read();

    /** Whether the ERP has said that there are no more. */
    protected abstract boolean atEnd();

    /** How many open records belong to the sweep without having been read in it. */
    protected long unread() {
        return 0;
    }

    @Override
    public final boolean hasNext() {
        while (next.isEmpty() && !broken && !atEnd()) {
            broken = true;
            next = read();
            broken = false;
        }
        return !next.isEmpty();
    }

    @Override
    public final List<Map<String, @Nullable Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, @Nullable Object>> page = next;
        next = List.of();
        count += page.size();
        return page;
    }

    /** Complete once the last page was taken; any failure before has ended the exchange. */
    public final SweepResult result() {
        return new SweepResult(!broken && atEnd() && next.isEmpty(), count + unread(), newestBankEntry, watermark);
    }
}
