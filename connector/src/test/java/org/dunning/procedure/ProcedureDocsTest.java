package org.dunning.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about procedures names every key, and its examples are good. */
class ProcedureDocsTest {

    private static final Path PAGE = Path.of("connector/docs/procedures.md");

    @TempDir
    Path folder;

    @Test
    void everyKeyIsExplainedAndShown() throws IOException {
        String page = Files.readString(PAGE);
        String example = example("procedure");

        assertThat(keys(
                        DunningProcedure.class,
                        DunningStage.class,
                        ContactCaps.class,
                        ApprovalLimits.class,
                        Repeat.class))
                .allSatisfy(key -> {
                    assertThat(page).contains("`" + key + "`");
                    assertThat(example).contains(key + ":");
                });
        assertThat(keys(DebtorGroup.class)).allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void theExamplesAreGood() throws IOException {
        Path procedure = Files.writeString(folder.resolve("example.yaml"), example("procedure"));
        Path table = Files.writeString(folder.resolve("table.yaml"), example("table"));

        assertThat(ProcedureCheck.check(procedure)).isEmpty();
        // Its first two rows are told apart by segment.
        assertThat(ProcedureTableCheck.check(table, List.of("example"), List.of()))
                .isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static String example(String kind) throws IOException {
        var found = Pattern.compile("```yaml " + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> keys(Class<?>... records) {
        return Stream.of(records)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT))
                .toList();
    }
}
