package org.dunning.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ProducerTemplate;
import org.dunning.outbox.Comparison;
import org.dunning.run.Causes;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.stereotype.Component;

/** Starts runs that a person asked for, one at a time, outside of the person's HTTP request. */
@Component
@ConditionalOnWebApplication(type = Type.SERVLET)
class RunStarter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunStarter.class);
    private static final int WAIT_SECONDS = 15;

    private final ProducerTemplate camel;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var starter = new Thread(task, "console-run");
        starter.setDaemon(true);
        return starter;
    });
    private volatile @Nullable RunRequest going;
    private volatile @Nullable RunReport last;

    RunStarter(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** Starts a run and waits a little: a short one answers with its report, a long one goes on without us. */
    String start(RunRequest request) {
        RunRequest before = going;
        if (before != null) {
            throw new RefusedException("a run started by " + before.actor() + " is going on; wait until it has ended");
        }
        try {
            RunReport report =
                    CompletableFuture.supplyAsync(() -> run(request), thread).get(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!report.succeeded()) {
                throw new RefusedException(RunWords.of(report));
            }
            return RunWords.of(report);
        } catch (TimeoutException e) {
            return "the run has started and goes on; lastRun shows how it ends";
        } catch (ExecutionException e) {
            throw new RefusedException("the run failed: " + Causes.inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("the connector is being stopped");
        }
    }

    /** Compares ledger, ERP and traces now, in words. */
    String reconcile() {
        Comparison.Result result = camel.requestBody("direct:reconcile", null, Comparison.Result.class);
        List<String> lines = new ArrayList<>(List.of(result.inWords()));
        lines.addAll(result.differences());
        return String.join("\n", lines);
    }

    /** Who started the run that is going on; null when none of ours is. */
    @Nullable
    String goingFor() {
        RunRequest request = going;
        return request == null ? null : request.actor();
    }

    /** What the last run started here came to; null before the first. */
    @Nullable
    RunReport last() {
        return last;
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }

    private RunReport run(RunRequest request) {
        going = request;
        try {
            RunReport report = camel.requestBody("direct:dunning-run", request, RunReport.class);
            last = report;
            return report;
        } catch (RuntimeException e) {
            LOG.warn("Console: a run started by '{}' failed: {}", request.actor(), Causes.inWords(e));
            throw e;
        } finally {
            going = null;
        }
    }
}
