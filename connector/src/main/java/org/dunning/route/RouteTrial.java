package org.dunning.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.dunning.configfile.Place;
import org.dunning.configfile.Problem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Lets Camel build every route with stand-ins for our beans; no route is started and nothing connects. */
final class RouteTrial {

    private final DefaultCamelContext camel;
    private final CamelWords words;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Built> routes = new ArrayList<>();

    /** A route as Camel understood it, and its file. */
    private record Built(Path file, RouteDefinition definition) {}

    /** @param beans the names of the beans a route may call, to suggest one from */
    RouteTrial(DefaultCamelContext camel, Collection<String> beans) {
        this.camel = camel;
        words = new CamelWords(camel, beans);
    }

    /** Every file by itself and then every route by itself, so that one problem does not hide the next. */
    List<Problem> run(List<Path> files) {
        camel.setAutoStartup(false);
        camel.start();
        files.forEach(this::read);
        routes.forEach(this::build);
        return problems;
    }

    private void read(Path file) {
        try {
            var resource = PluginHelper.getResourceLoader(camel).resolveResource("file:" + file);
            for (RoutesBuilder found : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(resource))) {
                if (found instanceof RouteConfigurationsBuilder configurations) {
                    configurations.addRouteConfigurationsToCamelContext(camel);
                }
                ((RouteBuilder) found)
                        .configureRoutes(camel)
                        .getRoutes()
                        .forEach(route -> routes.add(new Built(file, route)));
            }
        } catch (Exception e) {
            problems.add(Problem.in(file, place(e), words.of(e).line()));
        }
    }

    private void build(Built route) {
        try {
            camel.addRouteDefinition(route.definition().autoStartup(false));
        } catch (Exception e) {
            String id = route.definition().getRouteId();
            CamelWords.Said said = words.of(e);
            Place place = RouteFile.read(route.file()).find(id, said.word());
            problems.add(Problem.in(route.file(), place, "route '" + id + "': " + said.line()));
        }
    }

    private static Place place(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked) {
                Optional<Mark> mark = marked.getProblemMark();
                return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
                        .orElse(new Place(0, 0));
            }
        }
        return new Place(0, 0);
    }
}
