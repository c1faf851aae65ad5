package org.dunning.erp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.component.sql.SqlHelper;
import org.dunning.mapping.RecordMapping;
import org.jspecify.annotations.Nullable;

/** Tries each query of the mapping, so that a missing right or column is known before the first run. */
class SqlCapabilities {

    private static final Map<String, String> QUERY_OF = Map.of(
            "erp-open-items", "open-items",
            "erp-recheck", "recheck",
            "erp-document", "document",
            "erp-write-back", "write-back",
            "erp-contacts", "contacts",
            "newest-bank-entry", "newest-bank-entry");

    private final RecordMapping mapping;
    private final DataSource reading;
    private final DataSource writing;

    SqlCapabilities(RecordMapping mapping, DataSource reading, DataSource writing) {
        this.mapping = mapping;
        this.reading = reading;
        this.writing = writing;
    }

    /** By capability: "yes", or why not. */
    public Map<String, String> tried() {
        Map<String, String> answers = new TreeMap<>();
        QUERY_OF.forEach((capability, query) ->
                answers.put(capability, tried(query, mapping.queries().get(query))));
        return answers;
    }

    private String tried(String query, @Nullable String sql) {
        if (sql == null) {
            return "no: the mapping has no query '" + query + "'";
        }
        boolean write = query.equals("write-back");
        boolean noted = write || query.equals("contacts");
        try (Connection connection = (noted ? writing : reading).getConnection()) {
            tryWithNulls(connection, sql, write);
            return "yes";
        } catch (SQLException e) {
            return "no: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    /** Nothing equals null, so a reading query answers no row; a writing one is only prepared. */
    private static void tryWithNulls(Connection connection, String sql, boolean write) throws SQLException {
        String prepared = SqlHelper.resolvePlaceholders(sql, "#").replaceAll(":\\?(in:)?\\w+", "?");
        try (PreparedStatement statement = connection.prepareStatement(prepared)) {
            int count = statement.getParameterMetaData().getParameterCount();
            if (write) {
                return;
            }
            for (int i = 1; i <= count; i++) {
                statement.setNull(i, Types.NULL);
            }
            statement.setMaxRows(1);
            statement.executeQuery().close();
        }
    }
}
