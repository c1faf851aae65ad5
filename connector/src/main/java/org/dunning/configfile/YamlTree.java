package org.dunning.configfile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/** A YAML file as a tree, with the place of every key and value. Tags, anchors and aliases are refused. */
final class YamlTree {

    private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());
    private static final long LARGEST_FILE = 1_000_000;

    private final Path file;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    YamlTree(Path file) {
        this.file = file;
    }

    /** The tree; a missing node when the file cannot be read as YAML at all. Problems are added to {@link #problems}. */
    JsonNode read() {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return refused(null, "is larger than 1 MB; a configuration file is not");
            }
            String text = Files.readString(file);
            findPlaces(text);
            return problems.isEmpty() ? MAPPER.readTree(text) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return refused(place(e.getLocation()), "is not valid YAML: " + firstLine(e.getOriginalMessage()));
        } catch (CharacterCodingException e) {
            return refused(null, "is not UTF-8 text");
        } catch (IOException e) {
            return refused(null, "cannot be read: " + e.getMessage());
        }
    }

    /** Where a pointer's key or value stands; the nearest parent's place when it is missing itself. */
    @Nullable
    Place place(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.get(at);
    }

    List<Problem> problems() {
        return problems;
    }

    private void findPlaces(String text) throws IOException {
        try (YAMLParser parser = ((YAMLFactory) MAPPER.getFactory()).createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Place here = place(parser.currentTokenLocation());
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.FIELD_NAME && places.containsKey(pointer)) {
                    refused(here, "duplicate key '" + parser.currentName() + "'");
                }
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    refused(here, "anchors and aliases are not supported; write the value out");
                }
                if (parser.getTypeId() != null) {
                    refused(here, "tags such as !!" + parser.getTypeId() + " are not supported");
                }
                places.putIfAbsent(pointer, here);
            }
        }
    }

    private JsonNode refused(@Nullable Place place, String message) {
        problems.add(Problem.in(file, place, message));
        return MissingNode.getInstance();
    }

    private static @Nullable Place place(@Nullable JsonLocation location) {
        return location == null ? null : new Place(location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
