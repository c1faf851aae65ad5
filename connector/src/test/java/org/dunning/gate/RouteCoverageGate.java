package org.dunning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.FinallyDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

/** After all tests: every node of every shipped route was driven by one of them. */
class RouteCoverageGate {

    /** They only hold the nodes in them. */
    private static final Set<Class<?>> HOLDERS = Set.of(
            WhenDefinition.class,
            OtherwiseDefinition.class,
            TryDefinition.class,
            CatchDefinition.class,
            FinallyDefinition.class,
            OnExceptionDefinition.class);

    @Test
    void everyNodeOfEveryRouteIsDrivenByATest() throws Exception {
        Set<String> nodes = nodes();
        var driven = new HashSet<>(Files.readAllLines(RouteCoverage.FILE));

        assertThat(nodes).hasSizeGreaterThan(20);
        assertThat(nodes.stream().filter(node -> !driven.contains(node)))
                .as("nodes of routes/ that no test drives")
                .isEmpty();
    }

    private static Set<String> nodes() throws Exception {
        var nodes = new TreeSet<String>();
        for (Path file : routeFiles()) {
            try (var camel = new DefaultCamelContext()) {
                camel.setSourceLocationEnabled(true);
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
                Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
                model.getRouteDefinitions().forEach(route -> collect(route.getOutputs(), nodes));
                model.getRouteConfigurationDefinitions()
                        .forEach(all -> all.getOnExceptions().forEach(one -> collect(one.getOutputs(), nodes)));
            }
        }
        return nodes;
    }

    private static List<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }

    private static void collect(List<ProcessorDefinition<?>> outputs, Set<String> nodes) {
        for (ProcessorDefinition<?> node : outputs) {
            if (!HOLDERS.contains(node.getClass())) {
                nodes.add(RouteCoverage.place(node));
            }
            collect(node.getOutputs(), nodes);
        }
    }
}
