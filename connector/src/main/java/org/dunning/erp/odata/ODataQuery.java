package org.dunning.erp.odata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one set.
 *
 * @param select the fields wanted, never all; with {@code expand} also {@code navigation/field}
 * @param orderBy the key, so that pages follow each other
 * @param top rows of one page; null: all the server gives at once
 */
public record ODataQuery(
        String set,
        List<String> select,
        @Nullable String filter,
        List<String> orderBy,
        List<String> expand,
        @Nullable Integer top) {

    public ODataQuery {
        select = List.copyOf(select);
        orderBy = List.copyOf(orderBy);
        expand = List.copyOf(expand);
    }

    public static ODataQuery of(String set, List<String> select, String filter) {
        return new ODataQuery(set, select, filter, List.of(), List.of(), null);
    }

    public ODataQuery filter(String condition) {
        return new ODataQuery(set, select, condition, orderBy, expand, top);
    }

    public ODataQuery orderBy(List<String> key) {
        return new ODataQuery(set, select, filter, key, expand, top);
    }

    public ODataQuery expand(String... navigations) {
        return new ODataQuery(set, select, filter, orderBy, List.of(navigations), top);
    }

    public ODataQuery top(int rows) {
        return new ODataQuery(set, select, filter, orderBy, expand, rows);
    }

    /** Relative to the service; a page is followed by others, so it tells how many rows there are in all. */
    String pageAddress(long skip) {
        return address(skip, top == null ? "" : "allpages");
    }

    /** Relative to the service. */
    String address() {
        return address(0, "");
    }

    private String address(long skip, String count) {
        List<String> options = new ArrayList<>();
        option(options, "$select", String.join(",", select));
        option(options, "$expand", String.join(",", expand));
        option(options, "$filter", filter == null ? "" : filter);
        option(options, "$orderby", String.join(",", orderBy));
        option(options, "$top", top == null ? "" : top.toString());
        option(options, "$skip", skip == 0 ? "" : String.valueOf(skip));
        option(options, "$inlinecount", count);
        option(options, "$format", "json");
        return set + "?" + String.join("&", options);
    }

    private static void option(List<String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.add(name + "=" + ODataLiteral.encoded(value));
        }
    }
}
