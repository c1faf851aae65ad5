package org.dunning.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dunning.calendar.LocalHolidays;
import org.dunning.interest.LatePayment;
import org.dunning.interest.RateTable;
import org.dunning.mapping.RecordMapping;
import org.dunning.notice.NoticeWords;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.ProcedureTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ResolvableType;

/**
 * The schemas that editors use are those of the records. After a change of a record, write them anew with
 * {@code SCHEMAS=write ./mvnw -q -pl connector test -Dtest=SchemaTest}.
 */
class SchemaTest {

    private static final Path FOLDER = Path.of("mappings/schema");
    private static final Map<String, Type> SCHEMAS = Map.of(
            "notice-words", NoticeWords.class,
            "procedure", DunningProcedure.class,
            "procedure-table", ProcedureTable.class,
            "holidays", LocalHolidays.class,
            "rate-table", RateTable.class,
            "late-payment", LatePayment.class,
            "procedure-cases", listOf("org.dunning.run.ProcedureCase"),
            "record-mapping", RecordMapping.class);

    static Stream<String> names() {
        return SCHEMAS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCommittedSchemaIsThatOfItsRecord(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        String schema = JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(RecordSchema.of(name, SCHEMAS.get(name)))
                + "\n";
        if ("write".equals(System.getenv("SCHEMAS"))) {
            Files.writeString(file, schema);
        }

        assertThat(file).content().isEqualTo(schema);
    }

    @Test
    void noSchemaIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(SCHEMAS.keySet());
        }
    }

    @Test
    void theShippedFilesNameTheirSchema() throws IOException {
        assertThat(List.of("procedures/standard.yaml", "records/sql.yaml", "notices/words.en.yaml"))
                .allSatisfy(name -> assertThat(Files.readString(Path.of("mappings", name)))
                        .startsWith("# yaml-language-server: $schema=../schema/"));
    }

    private static Type listOf(String record) {
        try {
            return ResolvableType.forClassWithGenerics(List.class, Class.forName(record))
                    .getType();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
