package org.dunning.check;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;

/** Shows on a terminal how far a run is; anywhere else it is silent. */
final class Progress implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final CamelContext camel;
    private final boolean shown;

    private Progress(CamelContext camel, boolean shown) {
        this.camel = camel;
        this.shown = shown;
    }

    static Progress of(CamelContext camel) {
        return new Progress(camel, System.console() != null);
    }

    void begin() {
        if (shown) {
            timer.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void show() {
        System.err.print("\r"
                + "pages read: %,d   notices sent: %,d   notes written in batches: %,d   "
                        .formatted(done("open-item-page"), done("send-notice"), done("write-back")));
        System.err.flush();
    }

    private long done(String route) {
        var management = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        ManagedRouteMBean figures = management == null ? null : management.getManagedRoute(route);
        try {
            return figures == null ? 0 : figures.getExchangesCompleted();
        } catch (Exception e) {
            return 0;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (shown) {
            System.err.print("\r" + " ".repeat(79) + "\r");
        }
    }
}
