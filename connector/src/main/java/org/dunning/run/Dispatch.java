package org.dunning.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.ExchangeProperty;
import org.dunning.company.Companies;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.Runs;
import org.dunning.mapping.ItemMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps between runs: what waited for its dispatch window, for its turn or for another try leaves as the last run of
 * its company decided it.
 */
@Component
public class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final String source;
    private final Companies companies;
    private final RunProperties properties;
    private final Procedures procedures;
    private final RunContexts contexts;
    private final Runs runs;
    private final RunLease lease;
    private final Clock clock;

    Dispatch(
            ItemMapper mapper,
            Companies companies,
            RunProperties properties,
            Procedures procedures,
            RunContexts contexts,
            Runs runs,
            RunLease lease,
            Clock clock) {
        this.source = mapper.source();
        this.companies = companies;
        this.properties = properties;
        this.procedures = procedures;
        this.contexts = contexts;
        this.runs = runs;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * The last runs of the companies with notices that may leave by now; none while a run is going on.
     * What is not of today waits for today's run, which decides it anew.
     */
    public List<CompanyRun> reopen() {
        if (!lease.take(source)) {
            return List.of();
        }
        List<CompanyRun> reopened = List.of();
        try {
            reopened = properties.mode() == RunProperties.Mode.SEND ? waiting() : reopened;
            return reopened;
        } finally {
            if (reopened.isEmpty()) {
                lease.release();
            }
        }
    }

    private List<CompanyRun> waiting() {
        List<CompanyRun> reopened = new ArrayList<>();
        new TreeMap<>(companies.companies()).forEach((id, company) -> {
            LocalDate on = LocalDate.now(clock.withZone(company.zone()));
            runs.withWaiting(source, id, on, clock.instant()).ifPresent(run -> {
                var tally = new RunTally();
                tally.sweep(run.sweepId());
                reopened.add(new CompanyRun(
                        run.id(),
                        source,
                        id,
                        company,
                        on,
                        true,
                        false,
                        contexts.of(company, on, procedures.snapshot()),
                        "schedule",
                        tally));
            });
        });
        return reopened;
    }

    /** Ends a company's dispatch; one line in the log. */
    public void close(@ExchangeProperty("run") CompanyRun run) {
        RunTally tally = run.tally();
        LOG.info(
                "dispatch of run {} company {}: deliveries {}{}",
                run.id(),
                run.company(),
                tally.deliveries(),
                tally.alarms().isEmpty() ? "" : ", alarms " + tally.alarms());
    }

    /** All companies' dispatches are over; the next run may start. */
    public void over() {
        lease.release();
    }
}
