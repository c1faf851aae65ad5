package org.dunning.run;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.dunning.company.Company;
import org.dunning.ledger.LevelOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a company's decisions take besides its accounts. */
@Component
class RunContexts {

    private final RunProperties properties;
    private final Clock clock;
    private final LevelOwner levels;

    RunContexts(RunProperties properties, Clock clock, LevelOwner levels) {
        this.properties = properties;
        this.clock = clock;
        this.levels = levels;
    }

    RunContext of(Company company, LocalDate on, Procedures.Snapshot snapshot) {
        // A look-ahead sees another day at this time of day.
        Instant now = on.atTime(LocalTime.now(clock.withZone(company.zone())))
                .atZone(company.zone())
                .toInstant();
        return new RunContext(
                on,
                snapshot.choice(company.procedure()),
                properties.promiseGraceDays(),
                properties.limits(),
                null,
                Timetable.of(now, company, snapshot.holidays()),
                snapshot.latePayment(),
                levels);
    }

    /** Follows a request that looks ahead day by day; null for any other. */
    @Nullable
    Forecast forecast(RunRequest request, LocalDate on, Company company, Procedures.Snapshot snapshot) {
        LocalDate from = request.from();
        String compared = request.compareWith();
        return from == null
                ? null
                : new Forecast(
                        RunDays.between(properties.schedule(), company.zone(), from, on),
                        compared == null ? null : snapshot.procedure(compared));
    }
}
