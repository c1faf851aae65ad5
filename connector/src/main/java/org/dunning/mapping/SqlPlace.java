package org.dunning.mapping;

import java.util.List;
import org.dunning.configfile.Place;

/** Where a character of a query stands in its file, however YAML folded the text. */
final class SqlPlace {

    private SqlPlace() {}

    /** Counts the same character from the query's key on: as many as there are in the query before it. */
    static Place find(List<String> lines, Place key, String sql, int offset) {
        char sought = sql.charAt(offset);
        long before = sql.substring(0, offset).chars().filter(c -> c == sought).count();
        for (int line = key.line(); line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            // The key itself ends with the first colon after it.
            int from = line == key.line() ? text.indexOf(':', key.column() - 1) + 1 : 0;
            for (int i = text.indexOf(sought, from); i >= 0; i = text.indexOf(sought, i + 1)) {
                if (before-- == 0) {
                    return new Place(line, i + 1);
                }
            }
        }
        return key;
    }
}
