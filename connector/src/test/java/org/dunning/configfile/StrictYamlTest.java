package org.dunning.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault matrix row 30: malformed, duplicate, unknown, aliased, tagged, huge. */
class StrictYamlTest {

    record Recipe(String name, int portions, @Nullable List<Step> steps) {}

    record Step(String what, @Nullable Integer minutes) {}

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void namesTheFile() {
        file = folder.resolve("recipe.yaml");
    }

    @Test
    void aGoodFileBecomesItsRecord() throws IOException {
        assertThat(read("name: soup\nportions: 4\nsteps:\n  - what: boil\n    minutes: 20\n"))
                .isEqualTo(new Recipe("soup", 4, List.of(new Step("boil", 20))));
    }

    @Test
    void unknownMissingAndMistypedKeysAreToldTogether() {
        assertRefused(
                "name: soup\nportions: many\nsteps:\n  - waht: boil\n  - minutes: 3\n",
                ":2:1 expected a whole number, found 'many'",
                ":4:5 unknown key 'waht'; did you mean 'what'?",
                ":5:5 missing key 'what'");
    }

    @Test
    void aDuplicateKeyIsRefused() {
        assertRefused("name: a\nportions: 1\nname: b\n", ":3:1 duplicate key 'name'");
    }

    @Test
    void anAliasBombIsRefusedWithoutBeingExpanded() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(bomb.toString(), ":1:5 anchors and aliases are not supported");
    }

    @Test
    void aTagIsRefused() {
        assertRefused("name: !!javax.script.ScriptEngineManager [x]\nportions: 1\n", "tags such as");
    }

    @Test
    void brokenSyntaxIsToldWithItsPlace() {
        assertRefused("name: [soup\nportions: 1\n", ":2:", "is not valid YAML");
    }

    @Test
    void aTabIsToldAsOneWhereItStands() {
        assertRefused("name: soup\nparts:\n\t- one\n", ":3:1", "a tab stands where YAML wants spaces");
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused("name: " + "[".repeat(5_000), "is not valid YAML");
    }

    @Test
    void anAbsurdNumberIsRefused() {
        assertRefused("name: soup\nportions: " + "9".repeat(5_000) + "\n", "recipe.yaml");
    }

    @Test
    void aHugeFileIsRefused() {
        assertRefused("name: " + "x".repeat(1_100_000), "is larger than 1 MB");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertRefused("name: soup\nportions: 1\n---\nname: stew\nportions: 2\n", ":4:1 a second document");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("", "expected keys and values here");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(file, new byte[] {'n', ':', ' ', (byte) 0xff});

        assertThatThrownBy(() -> YamlFile.read(file, Recipe.class)).hasMessageContaining("is not UTF-8 text");
    }

    private Recipe read(String yaml) throws IOException {
        Files.write(file, yaml.getBytes(StandardCharsets.UTF_8));
        return YamlFile.read(file, Recipe.class).value();
    }

    private void assertRefused(String yaml, String... messages) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidFilesException.class)
                .hasMessageContainingAll(messages);
    }
}
