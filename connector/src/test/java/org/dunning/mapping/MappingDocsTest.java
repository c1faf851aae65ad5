package org.dunning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingDocsTest {

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("connector/docs/mapping-records.md"));
    }

    @Test
    void everyFieldIsExplained() {
        assertThat(Field.labels()).isNotEmpty().allSatisfy(field -> assertThat(page)
                .contains("`" + field + "`"));
    }

    @Test
    void theExampleIsAMappingInAllItsKeys(@TempDir Path folder) throws IOException {
        String example = page.substring(page.indexOf("```yaml") + 8, page.indexOf("```\n\n"));
        Path file = Files.writeString(folder.resolve("example.yaml"), example);

        assertThat(YamlFile.read(file, RecordMapping.class).value().fields()).hasSize(5);
        assertThat(MappingCheck.check(file))
                .extracting(Problem::message)
                .allMatch(message -> message.startsWith("missing "));
    }

    @Test
    void everyQueryIsExplainedWithEveryParameter() {
        assertThat(Query.values()).isNotEmpty().allSatisfy(query -> {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + query.label() + "` |"))
                    .findFirst()
                    .orElse("no row for " + query.label());
            String[] cells = row.split("\\|");
            assertThat(query.mustBind()).allSatisfy(name -> assertThat(cells[2]).contains("`" + name + "`"));
            assertThat(query.parameters()).allSatisfy(name -> assertThat(row).contains("`" + name + "`"));
        });
    }
}
