package org.dunning.erp.odoo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.dunning.erp.RecordPages;
import org.dunning.ledger.SweepBases.Known;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a sweep that reads changes. First the ids and residuals of all open lines: what is not among them is
 * closed, however it came to be. Then the lines that Odoo says were changed, and those the list shows otherwise than the
 * ledger has them. Only a line that is open, has the ledger's residual and was not changed is taken from the ledger.
 */
final class OdooDelta extends RecordPages {

    /** Ids and amounts are small. */
    static final int LISTED_AT_ONCE = 10_000;

    private final Function<List<?>, OdooLinePages> pagesOf;
    private final OdooLinePages listing;
    private final OdooRecords records;
    private final Map<String, Known> known;
    private final int pageSize;

    private final Map<Long, Known> unchanged = new HashMap<>();
    private final NavigableSet<Long> differing = new TreeSet<>();
    private final List<?> changes;
    private @Nullable OdooLinePages pages;
    private boolean atEnd;

    /**
     * @param listing pages of ids and residuals of what is open
     * @param pagesOf pages of whole lines under conditions
     * @param changes the condition by which Odoo says that a line was changed
     */
    OdooDelta(
            OdooLinePages listing,
            Function<List<?>, OdooLinePages> pagesOf,
            List<?> changes,
            OdooRecords records,
            Map<String, Known> known,
            int pageSize,
            @Nullable LocalDate newestBankEntry,
            @Nullable String watermark) {
        super(newestBankEntry, watermark);
        this.listing = listing;
        this.pagesOf = pagesOf;
        this.changes = changes;
        this.records = records;
        this.known = known;
        this.pageSize = pageSize;
    }

    @Override
    protected List<Map<String, @Nullable Object>> read() {
        if (pages == null) {
            list();
            pages = pagesOf.apply(changes);
        }
        List<Map<String, @Nullable Object>> lines = pages.next();
        lines.forEach(line -> {
            Long id = OdooRows.link(line, "id");
            unchanged.remove(id);
            if (id != null) {
                differing.remove(id);
            }
        });
        if (pages.atEnd()) {
            nextDiffering();
        }
        return records.of(lines);
    }

    private void nextDiffering() {
        if (differing.isEmpty()) {
            atEnd = true;
            return;
        }
        List<Long> piece = differing.stream().limit(pageSize).toList();
        // What is no longer open when it is asked for is not asked for again.
        piece.forEach(differing::remove);
        pages = pagesOf.apply(List.of(List.of("id", "in", piece)));
    }

    private void list() {
        while (!listing.atEnd()) {
            listing.next().forEach(this::compare);
        }
    }

    private void compare(Map<String, @Nullable Object> line) {
        Long id = OdooRows.link(line, "id");
        Known ours = known.get(line.get(OdooRows.MOVE) + "/" + id);
        if (id != null && ours != null && amount(line).compareTo(ours.residual()) == 0) {
            unchanged.put(id, ours);
        } else if (id != null) {
            differing.add(id);
        }
    }

    private static BigDecimal amount(Map<String, @Nullable Object> line) {
        return new BigDecimal(String.valueOf(line.get(OdooLines.RESIDUAL)));
    }

    @Override
    protected boolean atEnd() {
        return atEnd;
    }

    @Override
    protected long unread() {
        return unchanged.size();
    }

    /** Open, and as the ledger has them. */
    List<Known> unchanged() {
        return List.copyOf(unchanged.values());
    }
}
