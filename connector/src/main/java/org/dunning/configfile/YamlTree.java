package org.dunning.configfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML file of one document as a tree, with the place of every key and value. */
final class YamlTree {

    private static final ObjectMapper MAPPER = new ObjectMapper(YamlOutline.YAML);

    private final Path file;
    private final YamlOutline outline;
    private final List<Problem> problems;

    YamlTree(Path file) {
        this.file = file;
        outline = YamlOutline.of(file);
        problems = new ArrayList<>(outline.problems());
        if (outline.documents().size() > 1) {
            Place second = outline.documents().get(1).get("");
            problems.add(Problem.in(file, second, "a second document ('---') is not read; use one file for each"));
        }
    }

    /** The tree; a missing node when the file has a problem. */
    JsonNode read() {
        try {
            return problems.isEmpty() ? MAPPER.readTree(outline.text()) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            // Values are looked at only now: a number of 2,000 digits is good YAML.
            problems.add(Problem.in(file, YamlOutline.place(e.getLocation()), e.getOriginalMessage()));
            return MissingNode.getInstance();
        }
    }

    /** Where a pointer's key or value stands; the nearest parent's place when it is missing itself. */
    @Nullable
    Place place(String pointer) {
        Map<String, Place> places =
                outline.documents().isEmpty() ? Map.of() : outline.documents().get(0);
        String at = pointer;
        while (!at.isEmpty() && !places.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.get(at);
    }

    List<Problem> problems() {
        return problems;
    }
}
