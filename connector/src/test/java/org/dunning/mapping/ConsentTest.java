package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.YamlFile;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages go to debtors who have agreed to them, and to nobody whose answer is not understood. */
class ConsentTest {

    @TempDir
    Path folder;

    private ItemMapper mapper;

    @BeforeEach
    void read() throws Exception {
        Path file = Files.writeString(
                folder.resolve("api.yaml"),
                """
                source: api
                fields:
                  document-no: number
                  erp-key: number
                  debtor-no: debtor
                  debtor-name: debtor
                  email: mail
                  currency: currency
                  residual: residual
                  due-date: due
                  messages-allowed: consent
                """);
        mapper = new ItemMapper(YamlFile.read(file, RecordMapping.class));
    }

    private MappedRecord mapped(@Nullable Object consent) {
        Map<String, Object> record = new HashMap<>(Map.of(
                "number",
                "F-1",
                "debtor",
                "7",
                "mail",
                "a@example.com",
                "currency",
                "EUR",
                "residual",
                "10",
                "due",
                "2026-03-01"));
        record.put("consent", consent);
        return mapper.map("c", List.of(record)).get(0);
    }

    private boolean isAllowed(@Nullable Object consent) {
        return ((Mapped) mapped(consent)).debtor().reach().messages();
    }

    @Test
    void onlyAYesAllowsMessages() {
        assertThat(isAllowed("yes")).isTrue();
        assertThat(isAllowed(true)).isTrue();
        assertThat(isAllowed("no")).isFalse();
        assertThat(isAllowed(false)).isFalse();
        assertThat(isAllowed(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-out", "never", "unknown", "2026-01-01"})
    void anyOtherWordIsNoConsent(String word) {
        assertThat(mapped(word)).isInstanceOfSatisfying(SetAside.class, record -> assertThat(record.field())
                .isEqualTo("messages-allowed"));
    }
}
