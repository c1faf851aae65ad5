package org.dunning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;

/**
 * The examples of {@code mappings/records/<erp>.cases.yaml}: a list of {@code name}, {@code given} (a record of the
 * ERP) and {@code expect} (our fields, or {@code set-aside} with the field that is wrong). What an example does not
 * mention is not compared.
 */
public final class MappingCases {

    private static final List<String> KEYS = List.of("name", "given", "expect");
    private static final JsonMapper VALUES = new JsonMapper();

    private final ItemMapper mapper;
    private final YamlFile<RecordMapping> mapping;
    private final YamlFile<JsonNode> cases;
    private final List<Problem> failures = new ArrayList<>();

    private MappingCases(Path mapping, Path cases) {
        this.mapping = YamlFile.read(mapping, RecordMapping.class);
        this.mapper = new ItemMapper(this.mapping);
        this.cases = YamlFile.read(cases, JsonNode.class);
    }

    /**
     * How the examples of one mapping went.
     *
     * @param run how many were tried
     * @param failures one for each field that is not as expected, at its place in the file
     */
    public record Results(int run, List<Problem> failures) {}

    /** @throws InvalidFilesException when one of the files cannot be read */
    public static Results run(Path mapping, Path cases) {
        return new MappingCases(mapping, cases).run();
    }

    private Results run() {
        JsonNode list = cases.value();
        if (!list.isArray() || list.isEmpty()) {
            fail("", "expected a list of cases, each with name, given and expect");
            return new Results(0, failures);
        }
        for (int i = 0; i < list.size(); i++) {
            runCase("/" + i, list.get(i));
        }
        return new Results(list.size(), List.copyOf(failures));
    }

    private void runCase(String at, JsonNode one) {
        if (!isComplete(at, one)) {
            return;
        }
        Map<String, Object> given = new LinkedHashMap<>();
        one.get("given").properties().forEach(entry -> {
            requireColumn(at + "/given/" + entry.getKey(), entry.getKey());
            given.put(entry.getKey(), VALUES.convertValue(entry.getValue(), Object.class));
        });
        var actual = new MappedFields(mapper.map("company", given));
        one.get("expect").properties().forEach(expected -> {
            String problem = actual.compare(expected.getKey(), expected.getValue());
            if (problem != null) {
                fail(at + "/expect/" + expected.getKey(), one.get("name").asText() + ": " + problem);
            }
        });
    }

    private boolean isComplete(String at, JsonNode one) {
        int before = failures.size();
        one.properties().stream()
                .filter(entry -> !KEYS.contains(entry.getKey()))
                .forEach(entry -> fail(
                        at + "/" + entry.getKey(),
                        "unknown key '" + entry.getKey() + "'" + Suggestion.among(KEYS, entry.getKey())));
        if (!one.path("name").isTextual()) {
            fail(at, "missing key 'name'");
        }
        for (String key : List.of("given", "expect")) {
            if (!one.path(key).isObject() || one.path(key).isEmpty()) {
                fail(at, "missing key '" + key + "' with fields below it");
            }
        }
        return failures.size() == before;
    }

    /** A misspelt column would test nothing. */
    private void requireColumn(String at, String label) {
        List<String> known = mapping.value().fields().values().stream()
                .map(rule -> rule.from() == null ? "" : rule.from().split("\\.")[0])
                .filter(column -> !column.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (known.stream().noneMatch(label::equalsIgnoreCase)) {
            fail(at, "the mapping reads no column '" + label + "'" + Suggestion.among(known, label));
        }
    }

    private void fail(String pointer, String message) {
        failures.add(cases.problem(pointer, message));
    }
}
