package org.dunning.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.apache.camel.CamelContext;
import org.dunning.company.Companies;
import org.dunning.ledger.Standing;
import org.dunning.run.RunReport;
import org.dunning.run.RunRequest;
import org.springframework.context.ApplicationContext;

/** Carries out runs in a started application. */
final class RunDesk {

    private final ApplicationContext context;

    RunDesk(ApplicationContext context) {
        this.context = context;
    }

    /** Who asks, for the contact history: the operating system's user. */
    static String actor() {
        return System.getProperty("user.name", "command line");
    }

    RunReport carryOut(RunRequest request) {
        try (var progress = Progress.of(context.getBean(CamelContext.class));
                var producer = context.getBean(CamelContext.class).createProducerTemplate()) {
            progress.begin();
            return producer.requestBody("direct:dunning-run", request, RunReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest business date among the companies' zones. */
    LocalDate today() {
        Clock clock = context.getBean(Clock.class);
        return context.getBean(Companies.class).companies().values().stream()
                .map(company -> LocalDate.now(clock.withZone(company.zone())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Surroundings surroundings(Session session) {
        return Surroundings.of(context.getEnvironment(), context.getBean(Standing.class), session.workplace());
    }
}
