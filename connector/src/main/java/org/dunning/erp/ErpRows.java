package org.dunning.erp;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Map;
import org.apache.camel.component.sql.RowMapperFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Rows for camel-sql ({@code rowMapperFactory: "#erpRows"}) that look at a result's columns once, not with each row:
 * reading is twice as fast so (ReadingBench).
 */
@Component
class ErpRows implements RowMapperFactory {

    @Override
    public RowMapper<?> newColumnRowMapper() {
        return new OneResult();
    }

    @Override
    public RowMapper<?> newBeanRowMapper(Class<?> mappedClass) {
        return new BeanPropertyRowMapper<>(mappedClass);
    }

    /** Camel asks for a mapper of its own for each result. */
    private static final class OneResult implements RowMapper<Map<String, @Nullable Object>> {

        private @Nullable RowLabels labels;
        private int[] types = {};

        @Override
        public Map<String, @Nullable Object> mapRow(ResultSet row, int number) throws SQLException {
            RowLabels known = labels == null ? look(row.getMetaData()) : labels;
            @Nullable Object[] values = new Object[types.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(row, i + 1, types[i]);
            }
            return new ErpRow(known, values);
        }

        private RowLabels look(ResultSetMetaData columns) throws SQLException {
            var found = new RowLabels(columns);
            types = new int[columns.getColumnCount()];
            for (int i = 0; i < types.length; i++) {
                types[i] = columns.getColumnType(i + 1);
            }
            labels = found;
            return found;
        }

        private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
            return switch (type) {
                case Types.VARCHAR, Types.CHAR, Types.NUMERIC, Types.DECIMAL, Types.INTEGER, Types.BIGINT, Types.BIT ->
                    row.getObject(column);
                // Without the detour over a calendar in the machine's time zone.
                case Types.DATE -> row.getObject(column, LocalDate.class);
                default -> JdbcUtils.getResultSetValue(row, column);
            };
        }
    }
}
