package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.odata.ODataService;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;

/**
 * Rows of master data that others change too. All are read in one request; each is changed by what it says, and one that
 * changed meanwhile is read again and decided anew.
 */
final class SapRows {

    private static final int TRIES = 3;
    private static final int IN_ONE_QUERY = 25;

    private final ODataService service;
    private final String set;
    private final List<String> fields;

    /** @param fields to read beside the key */
    SapRows(ODataService service, String set, String... fields) {
        this.service = service;
        this.set = set;
        this.fields = List.of(fields);
    }

    /** What an entry wants of one row, which its key names. */
    interface Wish {
        String naturalKey();

        Map<String, String> row();

        Decision decide(@Nullable ODataRow now);
    }

    /** What is to be done with a row as it is now: nothing any more, or some of its fields get other values. */
    sealed interface Decision {
        record Done(WriteBackResult result) implements Decision {}

        record Change(Map<String, Object> values) implements Decision {}
    }

    /** By natural key. */
    Map<String, WriteBackResult> apply(List<? extends Wish> wishes) {
        Map<Map<String, String>, ODataRow> known =
                read(wishes.stream().map(Wish::row).toList());
        Set<Map<String, String>> changed = new HashSet<>();
        Map<String, WriteBackResult> results = new HashMap<>();
        for (Wish wish : wishes) {
            // What this batch has changed itself is not as it was read.
            ODataRow now = changed.add(wish.row()) ? known.get(wish.row()) : again(wish);
            results.put(wish.naturalKey(), apply(wish, now));
        }
        return results;
    }

    private WriteBackResult apply(Wish wish, @Nullable ODataRow first) {
        ODataRow now = first;
        for (int tried = 1; ; tried++) {
            try {
                return once(wish, now);
            } catch (ODataException e) {
                if (e.is(Kind.REFUSED) || e.is(Kind.DENIED) || e.is(Kind.GONE)) {
                    return WriteBackResult.rejected(wish.naturalKey(), String.valueOf(e.getMessage()));
                }
                if (!e.is(Kind.CONFLICT) || tried == TRIES) {
                    throw e;
                }
                now = again(wish);
            }
        }
    }

    private WriteBackResult once(Wish wish, @Nullable ODataRow now) {
        Decision decision = wish.decide(now);
        if (decision instanceof Decision.Done done) {
            return done.result();
        }
        Map<String, Object> values = ((Decision.Change) decision).values();
        service.merge(ODataLiteral.address(set, wish.row()), values, now == null ? null : now.etag());
        return WriteBackResult.written(wish.naturalKey());
    }

    private @Nullable ODataRow again(Wish wish) {
        return read(List.of(wish.row())).get(wish.row());
    }

    /** By key; a row that is not there is missing. */
    Map<Map<String, String>, ODataRow> read(List<Map<String, String>> keys) {
        List<Map<String, String>> all = List.copyOf(new LinkedHashSet<>(keys));
        List<ODataQuery> queries = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IN_ONE_QUERY) {
            queries.add(query(all.subList(from, Math.min(from + IN_ONE_QUERY, all.size()))));
        }
        Map<Map<String, String>, ODataRow> rows = new HashMap<>();
        if (!queries.isEmpty()) {
            Set<String> names = all.get(0).keySet();
            service.together(queries).forEach(found -> found.forEach(row -> rows.put(key(row, names), row)));
        }
        return rows;
    }

    private ODataQuery query(List<Map<String, String>> some) {
        List<String> select = new ArrayList<>(some.get(0).keySet());
        select.addAll(fields);
        String condition = some.stream().map(SapRows::condition).collect(Collectors.joining(" or "));
        return ODataQuery.of(set, select, condition);
    }

    private static String condition(Map<String, String> key) {
        return key.entrySet().stream()
                .map(part -> ODataLiteral.is(part.getKey(), part.getValue()))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static Map<String, String> key(ODataRow row, Set<String> names) {
        Map<String, String> key = new LinkedHashMap<>();
        names.forEach(name -> key.put(name, row.text(name)));
        return key;
    }
}
