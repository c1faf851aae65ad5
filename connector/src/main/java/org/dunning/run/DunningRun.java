package org.dunning.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.calendar.WorkingDays;
import org.dunning.company.Companies;
import org.dunning.ledger.Accounts;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.RunLease;
import org.dunning.ledger.Runs;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.dunning.ledger.SweepState;
import org.dunning.ledger.Sweeps;
import org.dunning.mapping.ItemMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of a dunning run that the route {@code dunning-run} puts in order. */
@Component
public class DunningRun {

    private static final Logger LOG = LoggerFactory.getLogger(DunningRun.class);
    private static final int SET_ASIDE_SHOWN = 100;

    private final String source;
    private final Companies companies;
    private final RunProperties properties;
    private final Procedures procedures;
    private final RunContexts contexts;
    private final Sweeps sweeps;
    private final Accounts accounts;
    private final Runs runs;
    private final DecisionRecord record;
    private final Clock clock;
    private final RunLease lease;

    DunningRun(
            ItemMapper mapper,
            Companies companies,
            RunProperties properties,
            Procedures procedures,
            RunContexts contexts,
            Sweeps sweeps,
            Accounts accounts,
            Runs runs,
            DecisionRecord record,
            RunLease lease,
            Clock clock) {
        this.source = mapper.source();
        this.companies = companies;
        this.properties = properties;
        this.procedures = procedures;
        this.contexts = contexts;
        this.sweeps = sweeps;
        this.accounts = accounts;
        this.runs = runs;
        this.record = record;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * One run per company; each company's business date is fixed here, in its zone.
     *
     * @throws IllegalStateException when a run is going on, in this process or in another one on the same ledger
     */
    public List<CompanyRun> open(@Body RunRequest request) {
        if (!lease.take(source)) {
            throw new IllegalStateException(
                    "a run is going on; wait until it has ended (after a process that was killed," + " half a minute)");
        }
        try {
            return opened(request);
        } catch (RuntimeException e) {
            lease.release();
            throw e;
        }
    }

    private List<CompanyRun> opened(RunRequest request) {
        Procedures.Snapshot snapshot = procedures.snapshot();
        List<CompanyRun> opened = new ArrayList<>();
        new TreeMap<>(companies.companies()).forEach((id, company) -> {
            LocalDate asked = request.on();
            LocalDate on = asked == null ? LocalDate.now(clock.withZone(company.zone())) : asked;
            boolean send = properties.mode() == RunProperties.Mode.SEND && !request.proposeOnly();
            long runId =
                    request.isLookAhead() ? 0 : runs.open(source, id, on, send ? "SEND" : "PROPOSE", snapshot.hash());
            opened.add(new CompanyRun(
                    runId,
                    source,
                    id,
                    company,
                    on,
                    send,
                    request.isLookAhead(),
                    contexts.of(company, on, snapshot),
                    request.actor(),
                    new RunTally(contexts.forecast(request, on, company, snapshot))));
        });
        return opened;
    }

    /** What the ERP route is asked for. */
    public SweepRequest sweepRequest(@ExchangeProperty("run") CompanyRun run) {
        long sweepId = sweeps.open(source, run.company(), run.on(), run.lookAhead());
        run.tally().sweep(sweepId);
        if (!run.lookAhead()) {
            runs.basedOn(run.id(), sweepId);
        }
        return new SweepRequest(sweepId, run.company(), run.erpCompany(), run.on(), null);
    }

    /** Takes a complete sweep over; from any other the run is refused and nothing is sent. */
    public void swept(
            @Body SweepResult result,
            @ExchangeProperty("run") CompanyRun run,
            @ExchangeProperty("sweep") SweepRequest request) {
        SweepState state = sweeps.close(request, source, result, properties.smallestSweep(), run.lookAhead());
        run.tally().count(Outcome.INVALID_RECORD, sweeps.setAsideCount(request.sweepId()));
        run.tally().setAside(sweeps.setAside(request.sweepId(), SET_ASIDE_SHOWN));
        if (state.usable() && result.count() == 0) {
            run.tally()
                    .alarm("the ERP has no record of company '" + run.erpCompany() + "' (dunning.companies."
                            + run.company() + ".erp-id); is that right?");
        }
        if (!state.usable()) {
            run.tally().refuse(state.note());
        } else if (!run.lookAhead()) {
            var calendar = new WorkingDays(
                    run.context().timetable().holidays(), run.settings().region());
            run.tally()
                    .staleCash(new CashFreshness(properties.bankEntriesMaxWorkingDays(), calendar)
                            .stale(result.newestBankEntry(), run.on()));
        }
    }

    /** The ERP could not be read: nothing is closed and nothing is sent. */
    public void notSwept(
            @ExchangeProperty("run") CompanyRun run, @ExchangeProperty("CamelExceptionCaught") Exception problem) {
        LOG.debug("sweep of company {} failed", run.company(), problem);
        run.tally().refuse("the ERP could not be read: " + Causes.inWords(problem));
    }

    /** The accounts to decide, page by page; none when the sweep was refused. */
    public Iterator<List<DebtorAccount>> accounts(@ExchangeProperty("run") CompanyRun run) {
        return run.tally().refused()
                ? List.<List<DebtorAccount>>of().iterator()
                : accounts.pages(run.tally().sweepId(), source, run.company(), run.on());
    }

    /** Decides one page of accounts and notes every outcome. */
    public DecidedPage decide(@Body List<DebtorAccount> page, @ExchangeProperty("run") CompanyRun run) {
        RunContext context = run.context().withStaleCash(run.tally().staleCash());
        List<AccountDecision> decisions = page.stream()
                .map(account -> DunningPolicy.decide(account, context))
                .toList();
        decisions.forEach(
                decision -> decision.items().forEach(item -> run.tally().count(item.outcome(), 1)));
        if (!run.lookAhead()) {
            record.note(run, decisions);
        }
        Forecast forecast = run.tally().forecast();
        if (forecast != null) {
            page.forEach(account -> forecast.add(account, context));
        }
        return new DecidedPage(decisions);
    }

    /** Ends a company's run; one line in the log. */
    public void close(@ExchangeProperty("run") CompanyRun run) {
        RunTally tally = run.tally();
        if (run.lookAhead()) {
            sweeps.forget(tally.sweepId());
            return;
        }
        if (!tally.refused()) {
            record.close(run);
        }
        Map<String, Long> outcomes = new TreeMap<>();
        tally.outcomes().forEach((outcome, items) -> outcomes.put(outcome.name(), items));
        runs.close(run.id(), outcomes, tally.refused() ? String.join("; ", tally.alarms()) : null);
        LOG.info(
                "run {} company {} on {}: outcomes {}, notices {}, deliveries {}{}",
                run.id(),
                run.company(),
                run.on(),
                outcomes,
                tally.notices().size(),
                tally.deliveries(),
                tally.alarms().isEmpty() ? "" : ", alarms " + tally.alarms());
    }

    /** The whole run is over; the next may start. */
    public void over() {
        lease.release();
    }

    public RunReport report(@ExchangeProperty("runs") List<CompanyRun> companyRuns) {
        return RunReport.of(companyRuns);
    }
}
