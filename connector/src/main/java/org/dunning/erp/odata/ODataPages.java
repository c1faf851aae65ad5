package org.dunning.erp.odata;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataJson.Page;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one query. The server's links are followed as they are; where it gives none and a page is full, the next
 * window begins with the last row again, which tells whether rows moved meanwhile.
 */
final class ODataPages implements Iterator<List<ODataRow>> {

    private static final int MOST_EMPTY_PAGES = 100;

    private final ODataQuery query;
    private final Function<String, Page> read;
    private final Function<String, String> follow;

    private final Set<String> followed = new HashSet<>();
    private Set<String> lastKeys = Set.of();
    private List<ODataRow> page = List.of();
    private @Nullable String next;
    private Window window = new Window(0, 0);
    private long taken;
    private int emptyPages;

    /** What one $skip and the links after it gave. */
    private static final class Window {
        private final long skip;
        private final long takenBefore;
        private boolean goesBack;
        private long rows;
        private @Nullable Long count;

        Window(long skip, long takenBefore) {
            this.skip = skip;
            this.takenBefore = takenBefore;
        }

        /** A server may give fewer rows than it was asked for, and still have more. */
        boolean isLast(int top) {
            Long all = count;
            return all == null ? rows < top : skip + rows >= all;
        }
    }

    /**
     * @param read a page by its address
     * @param follow a link of the server into an address, or refuses it
     */
    ODataPages(ODataQuery query, Function<String, Page> read, Function<String, String> follow) {
        this.query = query;
        this.read = read;
        this.follow = follow;
        this.next = query.pageAddress(0);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && next != null) {
            fetch(next);
        }
        return !page.isEmpty();
    }

    @Override
    public List<ODataRow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<ODataRow> taking = page;
        page = List.of();
        return taking;
    }

    private void fetch(String address) {
        Page read = this.read.apply(address);
        emptyPages = read.rows().isEmpty() ? emptyPages + 1 : 0;
        if (emptyPages > MOST_EMPTY_PAGES) {
            throw loop();
        }
        boolean opensWindow = window.rows == 0;
        window.rows += read.rows().size();
        window.count = read.count() == null ? window.count : read.count();
        if (opensWindow && window.skip > 0 && !meets(read.rows())) {
            next = further();
            return;
        }
        take(read.rows(), opensWindow && taken > 0);
        String link = read.next();
        next = link == null ? nextWindow() : follow.apply(link);
        if (link != null && !followed.add(String.valueOf(next))) {
            throw loop();
        }
    }

    /** A window begins with a row that is known already, or rows moved and it has to begin earlier. */
    private boolean meets(List<ODataRow> rows) {
        return rows.stream().anyMatch(row -> lastKeys.contains(key(row)));
    }

    private String further() {
        if (window.goesBack) {
            throw moved();
        }
        window = new Window(Math.max(0, window.skip - lastKeys.size()), taken);
        window.goesBack = true;
        return query.pageAddress(window.skip);
    }

    private @Nullable String nextWindow() {
        Integer top = query.top();
        if (top == null || query.orderBy().isEmpty() || window.rows == 0 || window.isLast(top)) {
            return null;
        }
        if (taken == window.takenBefore) {
            throw moved();
        }
        window = new Window(window.skip + window.rows - 1, taken);
        return query.pageAddress(window.skip);
    }

    /** @param overlaps whether the first rows were met before; elsewhere that means a circle */
    private void take(List<ODataRow> rows, boolean overlaps) {
        int from = 0;
        for (int i = 0; i < rows.size() && !query.orderBy().isEmpty(); i++) {
            from = lastKeys.contains(key(rows.get(i))) ? i + 1 : from;
        }
        if (from > 0 && !overlaps) {
            throw loop();
        }
        page = rows.subList(from, rows.size());
        taken += page.size();
        if (!rows.isEmpty()) {
            lastKeys = rows.stream().map(this::key).collect(Collectors.toUnmodifiableSet());
        }
    }

    private String key(ODataRow row) {
        return query.orderBy().stream().map(row::text).collect(Collectors.joining("/"));
    }

    private ODataException moved() {
        return new ODataException(
                Kind.BUSY, "rows of " + query.set() + " moved while they were read; they have to be read again");
    }

    private ODataException loop() {
        return new ODataException(
                Kind.REFUSED, "the pages of " + query.set() + " lead in a circle; reading them was given up");
    }
}
