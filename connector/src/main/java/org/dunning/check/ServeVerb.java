package org.dunning.check;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;

/** Runs the scheduled routes and the console until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the schedule and the console until it is stopped (Ctrl-C). The default.")
final class ServeVerb implements Callable<Integer> {

    private final DunningCommand command;

    ServeVerb(DunningCommand command) {
        this.command = command;
    }

    @Override
    public Integer call() {
        var workplace = command.workplace();
        new OfflineCheck(command.invocation(), workplace).refuseProblems();
        var stopped = new CountDownLatch(1);
        var context = SpringStart.start(command.invocation(), workplace, true);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> {
            if (closed.getApplicationContext() == context) {
                stopped.countDown();
            }
        });
        command.invocation().out().println("Serving; Ctrl-C stops. Console: " + console(context));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return DunningCommand.COMPLETED;
    }

    private static String console(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                + environment.getProperty("local.server.port", "8080") + "/hawtio";
    }
}
