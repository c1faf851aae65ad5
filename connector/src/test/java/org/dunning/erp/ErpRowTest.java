package org.dunning.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErpRowTest {

    @Test
    void findsLabelsInAnyUsualCaseAndTellsEmptyFromMissing() throws SQLException {
        Map<?, ?> row = row("select 1 as Document_No, cast(null as varchar) as email, date '2026-03-01' as due");

        assertThat(row.get("DOCUMENT_NO")).isEqualTo(1);
        assertThat(row.get("document_no")).isEqualTo(1);
        assertThat(row.containsKey("email")).isTrue();
        assertThat(row.get("email")).isNull();
        assertThat(row.containsKey("e-mail")).isFalse();
        assertThat(row.get("due")).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(row.keySet().toString()).isEqualTo("[DOCUMENT_NO, EMAIL, DUE]");
        assertThat(row).hasSize(3).hasToString("{DOCUMENT_NO=1, EMAIL=null, DUE=2026-03-01}");
    }

    @Test
    void turnsLargeTextsAndBytesIntoPlainValues() throws SQLException {
        Map<?, ?> row = row("select cast('long' as clob) as note, cast(X'25' as blob) as pdf, uuid() as id");

        assertThat(row.get("note")).isEqualTo("long");
        assertThat(row.get("pdf")).isEqualTo(new byte[] {0x25});
    }

    private static Map<?, ?> row(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return (Map<?, ?>) new ErpRows().newColumnRowMapper().mapRow(result, 0);
        }
    }
}
