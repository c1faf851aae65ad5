package org.dunning.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.dunning.configfile.Problem;
import org.springframework.core.env.ConfigurableEnvironment;

/** Everything that is wrong with a set of route files, without a network and without a database. */
public final class RouteCheck {

    private final Class<?> application;
    private final ConfigurableEnvironment environment;
    private final Map<String, String> queries;

    /**
     * @param application the Spring application whose beans the routes call
     * @param queries the texts that routes refer to as {@code sql:ref:<name>}
     */
    public RouteCheck(Class<?> application, ConfigurableEnvironment environment, Map<String, String> queries) {
        this.application = application;
        this.environment = environment;
        this.queries = queries;
    }

    public List<Problem> check(List<Path> files) {
        List<Problem> rules = RouteRules.check(files);
        var problems = new ArrayList<>(rules);
        List<Path> readable = files.stream()
                .filter(file -> rules.stream().noneMatch(isBroken(file)))
                .toList();
        try (var beans = new BeanBlueprint(application, environment);
                var camel = new DefaultCamelContext(new DefaultRegistry(beans))) {
            queries.forEach((name, text) -> camel.getRegistry().bind(name, String.class, text));
            camel.getPropertiesComponent().addPropertiesSource(settings());
            new RouteTrial(camel, beans.names())
                    .run(readable).stream()
                            .filter(problem -> rules.stream().noneMatch(rule -> isAtSamePlace(rule, problem)))
                            .forEach(problems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }

    /** What is no YAML needs no second opinion. */
    private static Predicate<Problem> isBroken(Path file) {
        return problem ->
                problem.file().equals(file.toString()) && problem.message().contains("is not valid YAML");
    }

    /** A rule says it better than Camel does. */
    private static boolean isAtSamePlace(Problem rule, Problem problem) {
        return rule.file().equals(problem.file()) && rule.line() == problem.line() && rule.column() == problem.column();
    }

    private PropertiesSource settings() {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "settings";
            }

            @Override
            public String getProperty(String name) {
                return environment.getProperty(name);
            }
        };
    }
}
