package org.dunning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.configfile.YamlFile;

/** Everything that is wrong with a file of {@code mappings/records}, at once and without a database. */
public final class MappingCheck {

    private static final Set<Field> CAN_NEGATE =
            Set.of(Field.AMOUNT, Field.RESIDUAL, Field.BLOCKED, Field.DISPUTED, Field.DIRECT_DEBIT, Field.IN_PAYMENT);

    private final Path path;
    private final YamlFile<JsonNode> file;
    private final List<Problem> problems = new ArrayList<>();

    private MappingCheck(Path path) {
        this.path = path;
        this.file = YamlFile.read(path, JsonNode.class);
    }

    /** Empty when the mapping can be used. */
    public static List<Problem> check(Path file) {
        try {
            return new MappingCheck(file).run();
        } catch (InvalidFilesException e) {
            return e.problems();
        }
    }

    private List<Problem> run() {
        try {
            YamlFile.read(path, RecordMapping.class);
        } catch (InvalidFilesException e) {
            problems.addAll(e.problems());
        }
        checkFields(file.value().path("fields"));
        checkQueries(file.value().path("queries"));
        return problems.stream().distinct().sorted().toList();
    }

    private void checkFields(JsonNode fields) {
        for (Map.Entry<String, JsonNode> rule : fields.properties()) {
            String at = "/fields/" + rule.getKey();
            var field = Field.labelled(rule.getKey());
            if (field.isEmpty()) {
                refuse(at, "unknown field '" + rule.getKey() + "'" + Suggestion.among(Field.labels(), rule.getKey()));
            } else if (rule.getValue().path("negate").asBoolean() && !CAN_NEGATE.contains(field.get())) {
                refuse(at + "/negate", "only amounts and yes-or-no fields can be negated; use 'values'");
            }
        }
        for (Field field : Field.values()) {
            if (field.isRequired() && !fields.has(field.label())) {
                refuse("/fields", "missing field '" + field.label() + "'");
            }
        }
    }

    private void checkQueries(JsonNode queries) {
        if (queries.isMissingNode()) {
            return;
        }
        for (Map.Entry<String, JsonNode> named : queries.properties()) {
            String at = "/queries/" + named.getKey();
            Query.labelled(named.getKey())
                    .ifPresentOrElse(
                            query -> checkQuery(query, at, named.getValue().asText()),
                            () -> refuse(
                                    at,
                                    "unknown query '" + named.getKey() + "'"
                                            + Suggestion.among(Query.labels(), named.getKey())));
        }
        for (Query query : Query.values()) {
            if (query.isRequired() && !queries.has(query.label())) {
                refuse("/queries", "missing query '" + query.label() + "'");
            }
        }
    }

    private void checkQuery(Query query, String at, String sql) {
        Place key = file.place(at);
        List<String> lines = lines();
        for (SqlText.Flaw flaw : QueryCheck.flaws(query, sql)) {
            Place place = key == null || flaw.offset() == 0 ? key : SqlPlace.find(lines, key, sql, flaw.offset());
            problems.add(Problem.in(path, place, "query '" + query.label() + "': " + flaw.message()));
        }
    }

    private void refuse(String pointer, String message) {
        problems.add(file.problem(pointer, message));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
