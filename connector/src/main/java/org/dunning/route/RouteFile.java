package org.dunning.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.dunning.configfile.YamlOutline;
import org.jspecify.annotations.Nullable;

/** A route file as a tree, before Camel sees it. */
final class RouteFile {

    private final YamlFile<JsonNode> yaml;

    private RouteFile(YamlFile<JsonNode> yaml) {
        this.yaml = yaml;
    }

    /** @throws InvalidFilesException when it is no YAML */
    static RouteFile read(Path path) {
        return new RouteFile(YamlFile.read(path, JsonNode.class));
    }

    /** One route of a file, and the pointer to it. */
    record Route(RouteFile file, String pointer, JsonNode node) {

        String id() {
            return node.path("id").asText("");
        }

        JsonNode from() {
            return node.path("from");
        }

        Problem problem(String below, String message) {
            return file.problem(pointer + below, (id().isEmpty() ? "" : "route '" + id() + "': ") + message);
        }
    }

    Path path() {
        return yaml.file();
    }

    JsonNode root() {
        return yaml.value();
    }

    Problem problem(String pointer, String message) {
        return yaml.problem(pointer, message);
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (int i = 0; i < root().size(); i++) {
            JsonNode route = root().path(i).path("route");
            if (route.isObject()) {
                routes.add(new Route(this, "/" + i + "/route", route));
            }
        }
        return routes;
    }

    /** Where a word stands in a route, as a key or in a value; else where the route begins. */
    @Nullable
    Place find(String routeId, String word) {
        return routes().stream()
                .filter(route -> route.id().equals(routeId))
                .findFirst()
                .map(route ->
                        yaml.place(find(route.node(), route.pointer(), word).orElse(route.pointer())))
                .orElse(null);
    }

    private static Optional<String> find(JsonNode node, String pointer, String word) {
        if (node.isValueNode()) {
            return !word.isEmpty() && node.asText().contains(word) ? Optional.of(pointer) : Optional.empty();
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String at = pointer + "/" + entry.getKey();
            Optional<String> found = entry.getKey().equals(word) ? Optional.of(at) : find(entry.getValue(), at, word);
            if (found.isPresent()) {
                return found;
            }
        }
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(i -> find(node.path(i), pointer + "/" + i, word))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The lines from a pointer's first key to its last. */
    int lines(String pointer) {
        Map<String, Place> places = YamlOutline.of(path()).documents().get(0);
        var lines = places.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(pointer))
                .mapToInt(entry -> entry.getValue().line())
                .summaryStatistics();
        return lines.getMax() - lines.getMin() + 1;
    }
}
