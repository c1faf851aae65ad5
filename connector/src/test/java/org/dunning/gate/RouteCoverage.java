package org.dunning.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Notes every node of a route file that a test drives, in whatever Camel context it does so: Camel finds this plugin by
 * itself in each of them. Switched on by the build only, so that a benchmark measures the routes alone.
 */
public final class RouteCoverage implements ContextServicePlugin, InterceptStrategy {

    static final Path FILE = Path.of("connector/target/route-coverage.txt");
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    @Override
    public void load(CamelContext camel) {
        if (Boolean.getBoolean("route-coverage")) {
            camel.setSourceLocationEnabled(true);
            camel.getCamelContextExtension().addInterceptStrategy(this);
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode node, Processor target, Processor nextTarget) {
        String place = place(node);
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
                if (NOTED.add(place)) {
                    note(place);
                }
                return super.process(exchange, callback);
            }
        };
    }

    /** Such as {@code dunning-run.camel.yaml:12 bean}. */
    static String place(NamedNode node) {
        String location = String.valueOf(node.getLocation()).replace('\\', '/');
        int routes = location.lastIndexOf("routes/");
        return (routes < 0 ? location : location.substring(routes + "routes/".length())) + ":" + node.getLineNumber()
                + " " + node.getShortName();
    }

    private static synchronized void note(String place) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, place + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
