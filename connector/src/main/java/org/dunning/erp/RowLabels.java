package org.dunning.erp;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/** The labels of a result's columns, found as the database writes them, in lower case and in upper case. */
final class RowLabels {

    private final String[] labels;
    private final Map<String, Integer> index = new HashMap<>();

    RowLabels(ResultSetMetaData columns) throws SQLException {
        labels = new String[columns.getColumnCount()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = JdbcUtils.lookupColumnName(columns, i + 1);
            index.putIfAbsent(labels[i], i);
        }
        for (int i = 0; i < labels.length; i++) {
            index.putIfAbsent(labels[i].toLowerCase(Locale.ROOT), i);
            index.putIfAbsent(labels[i].toUpperCase(Locale.ROOT), i);
        }
    }

    int indexOf(@Nullable Object label) {
        Integer at = index.get(label);
        return at == null ? -1 : at;
    }

    String label(int at) {
        return labels[at];
    }
}
