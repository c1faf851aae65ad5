package org.dunning.erp.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Values and conditions as OData V2 writes them; a value never becomes more than a value. */
public final class ODataLiteral {

    private ODataLiteral() {}

    /** In quotes, with those in it doubled. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A day; Edm.DateTime knows no zone. */
    public static String day(LocalDate day) {
        return "datetime'" + day + "T00:00:00'";
    }

    public static String is(String field, String value) {
        return field + " eq " + text(value);
    }

    /** The field holds one of these; of none, nothing does. */
    public static String anyOf(String field, Collection<String> values) {
        return values.isEmpty()
                ? "1 eq 2"
                : values.stream().map(value -> is(field, value)).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The address of one row below its service, such as {@code A_Thing(Id='0001',Area='')}. */
    public static String address(String set, Map<String, String> key) {
        return key.entrySet().stream()
                .map(part -> part.getKey() + "=" + encoded(text(part.getValue())))
                .collect(Collectors.joining(",", set + "(", ")"));
    }

    /** For a path or a query; a blank is %20 in both. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2C", ",");
    }
}
