package org.dunning.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.Suggestion;
import org.dunning.route.RouteFile.Route;

/** What every route must hold to, so that it can be read, found in the console and trusted (STYLE rule 6). */
final class RouteRules {

    static final int MOST_LINES = 60;
    private static final List<String> REQUIRED = List.of("id", "description", "group", "routeConfigurationId");
    private static final Set<String> TOP = Set.of("route", "routeConfiguration");

    private final List<RouteFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** All problems of these files together; a file that is no YAML is told and the others go on. */
    static List<Problem> check(List<Path> paths) {
        var rules = new RouteRules();
        for (Path path : paths) {
            try {
                rules.files.add(RouteFile.read(path));
            } catch (InvalidFilesException e) {
                rules.problems.addAll(e.problems());
            }
        }
        rules.files.forEach(rules::checkFile);
        rules.checkNames();
        return rules.problems;
    }

    private void checkFile(RouteFile file) {
        if (!file.root().isArray()) {
            problems.add(file.problem("", "expected a list of routes (lines starting with '- route:')"));
            return;
        }
        for (int i = 0; i < file.root().size(); i++) {
            for (Map.Entry<String, JsonNode> entry : file.root().path(i).properties()) {
                if (!TOP.contains(entry.getKey())) {
                    problems.add(file.problem(
                            "/" + i + "/" + entry.getKey(),
                            "'" + entry.getKey() + "' is not for a route file; 'route' and 'routeConfiguration' are"));
                }
            }
            problems.addAll(new EndpointRules(file).check(file.root().path(i), "/" + i));
        }
        file.routes().forEach(this::checkRoute);
    }

    private void checkRoute(Route route) {
        for (String key : REQUIRED) {
            if (route.node().path(key).asText("").isBlank()) {
                problems.add(route.problem("", "missing '" + key + "'"));
            }
        }
        String direct = EndpointRules.directName(route.from());
        if (!direct.isEmpty() && !direct.equals(route.id())) {
            problems.add(route.problem("/from", "its direct name '" + direct + "' must be its id"));
        }
        int lines = route.file().lines(route.pointer());
        if (lines > MOST_LINES) {
            problems.add(route.problem("", "has " + lines + " lines; " + MOST_LINES + " at most, split it"));
        }
    }

    private void checkNames() {
        var ids = new TreeMap<String, Route>();
        for (RouteFile file : files) {
            for (Route route : file.routes()) {
                Route first = route.id().isEmpty() ? null : ids.putIfAbsent(route.id(), route);
                if (first != null) {
                    problems.add(route.problem(
                            "/id", "is already in " + first.problem("/id", "").toString()));
                }
            }
        }
        files.forEach(file -> EndpointRules.calls(file).forEach((pointer, name) -> {
            if (!ids.containsKey(name)) {
                problems.add(
                        file.problem(pointer, "no route 'direct:" + name + "'" + Suggestion.among(ids.keySet(), name)));
            }
        }));
        checkConfigurations();
    }

    private void checkConfigurations() {
        var known = new HashSet<String>();
        files.forEach(file -> file.root()
                .forEach(entry ->
                        known.add(entry.path("routeConfiguration").path("id").asText(""))));
        files.stream().flatMap(file -> file.routes().stream()).forEach(route -> {
            String wanted = route.node().path("routeConfigurationId").asText("");
            if (!wanted.isEmpty() && !known.contains(wanted)) {
                problems.add(route.problem(
                        "/routeConfigurationId",
                        "no routeConfiguration '" + wanted + "'" + Suggestion.among(known, wanted)));
            }
        });
    }
}
