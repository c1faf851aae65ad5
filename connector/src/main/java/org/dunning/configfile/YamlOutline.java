package org.dunning.configfile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Where every key of a YAML file stands, document by document, and what is refused in any YAML file: bad syntax,
 * duplicate keys, anchors and aliases, tags, more than 1 MB.
 */
public final class YamlOutline {

    static final YAMLFactory YAML = new YAMLFactory();
    private static final long LARGEST_FILE = 1_000_000;

    private final Path file;
    private final List<Map<String, Place>> documents = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String text = "";

    private YamlOutline(Path file) {
        this.file = file;
    }

    /** Never throws for what is in the file; see {@link #problems()}. */
    public static YamlOutline of(Path file) {
        var outline = new YamlOutline(file);
        try {
            outline.read();
        } catch (JsonProcessingException e) {
            outline.refuse(e);
        } catch (CharacterCodingException e) {
            outline.refuse(null, "is not UTF-8 text");
        } catch (IOException e) {
            outline.refuse(null, "cannot be read: " + e.getMessage());
        }
        return outline;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** By JSON pointer, one map for each document of the file. */
    public List<Map<String, Place>> documents() {
        return List.copyOf(documents);
    }

    String text() {
        return text;
    }

    private void read() throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            refuse(null, "is larger than 1 MB; a configuration file is not");
            return;
        }
        text = Files.readString(file);
        try (YAMLParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                outline(parser, token);
            }
        }
    }

    private void outline(YAMLParser parser, JsonToken token) throws IOException {
        Place here = place(parser.currentTokenLocation());
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        if (documents.isEmpty() || startsDocument(parser, token)) {
            documents.add(new HashMap<>());
        }
        Map<String, Place> places = documents.get(documents.size() - 1);
        if (token == JsonToken.FIELD_NAME && places.containsKey(pointer)) {
            refuse(here, "duplicate key '" + parser.currentName() + "'");
        }
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            refuse(here, "anchors and aliases are not supported; write the value out");
        }
        if (parser.getTypeId() != null) {
            refuse(here, "tags such as !!" + parser.getTypeId() + " are not supported");
        }
        places.putIfAbsent(pointer, here);
    }

    private static boolean startsDocument(YAMLParser parser, JsonToken token) {
        var parent = parser.getParsingContext().getParent();
        return token.isStructStart() && parent != null && parent.inRoot();
    }

    /** The parser tells first what it was about to read, then what it found instead and where. */
    private void refuse(JsonProcessingException problem) {
        if (problem.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark at = marked.getProblemMark();
            String found = marked.getProblem();
            refuse(
                    new Place(at.getLine() + 1, at.getColumn() + 1),
                    found.contains("(TAB)")
                            ? "a tab stands where YAML wants spaces; indent with spaces"
                            : "is not valid YAML: " + firstLine(found));
        } else {
            refuse(place(problem.getLocation()), "is not valid YAML: " + firstLine(problem.getOriginalMessage()));
        }
    }

    private void refuse(@Nullable Place place, String message) {
        problems.add(Problem.in(file, place, message));
    }

    static Place place(@Nullable JsonLocation location) {
        return location == null ? new Place(0, 0) : new Place(location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
