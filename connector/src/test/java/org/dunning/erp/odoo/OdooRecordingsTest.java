package org.dunning.erp.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording that no test plays shows nothing: each error is told apart, and all else is an answer in some test. */
class OdooRecordingsTest {

    private static final Path FOLDER = Path.of("connector/src/test/resources/odoo");
    private static final Path TESTS = Path.of("connector/src/test/java/org/dunning/erp/odoo");

    @Test
    void everyErrorOverJsonTwoIsToldApart() throws IOException {
        List<String> errors = names(FOLDER.resolve("recordings-19.json"), OdooRecordingsTest::isErrorOfJsonTwo);

        assertThat(errors).hasSizeGreaterThan(25);
        assertThat(rows("overJsonTwo").map(row -> row.split(", ")[0])).containsExactlyInAnyOrderElementsOf(errors);
    }

    @Test
    void everyErrorOverJsonRpcIsToldApart() throws IOException {
        List<String> errors = new ArrayList<>();
        for (int version : List.of(17, 19)) {
            names(FOLDER.resolve("recordings-" + version + ".json"), OdooRecordingsTest::isErrorOfJsonRpc)
                    .forEach(name -> errors.add(version + ", " + name));
        }

        assertThat(errors).hasSizeGreaterThan(8);
        assertThat(rows("overJsonRpc").map(row -> row.substring(0, row.lastIndexOf(", "))))
                .containsExactlyInAnyOrderElementsOf(errors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recordings-19", "recordings-17", "pairs-19", "pairs-17"})
    void everyOtherAnswerIsPlayed(String file) throws IOException {
        String tests = Files.readString(TESTS.resolve("OdooPairsTest.java"))
                + Files.readString(TESTS.resolve("OdooPlaybackTest.java"));

        List<String> others = names(
                FOLDER.resolve(file + ".json"),
                recording -> !isErrorOfJsonTwo(recording) && !isErrorOfJsonRpc(recording));

        assertThat(others).hasSizeGreaterThan(9);
        assertThat(others.stream().filter(name -> !tests.contains('"' + name + '"')))
                .as("played by no test")
                .isEmpty();
    }

    private static boolean isErrorOfJsonTwo(JsonNode recording) {
        return recording.path("status").asInt() >= 400;
    }

    /** A login that is refused is no error to Odoo, but no. */
    private static boolean isErrorOfJsonRpc(JsonNode recording) {
        JsonNode body = recording.path("body");
        return body.has("error")
                || body.path("result").isBoolean() && !body.path("result").asBoolean();
    }

    private static List<String> names(Path file, Predicate<JsonNode> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        OdooStub.JSON.readTree(Files.readString(file)).properties().stream()
                .filter(recording -> wanted.test(recording.getValue()))
                .forEach(recording -> names.add(recording.getKey()));
        return names;
    }

    private static Stream<String> rows(String test) {
        return Stream.of(OdooErrorsTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(test))
                .flatMap(method ->
                        Stream.of(method.getAnnotation(CsvSource.class).value()));
    }
}
