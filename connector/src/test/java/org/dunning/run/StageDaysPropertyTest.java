package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.Limitation;
import org.dunning.run.StageLadder.Step;

/** D13: a stage is reached on its day and not a day before, whatever month ends, leap days and changes of clocks lie between. */
class StageDaysPropertyTest {

    @Property(tries = 1000)
    void aStageIsReachedOnItsDayAndNotTheDayBefore(
            @ForAll("edges") LocalDate due, @ForAll @IntRange(min = -60, max = 400) int days) {
        var procedure = new DunningProcedure("p", 0, null, List.of(Given.stage("only", days, null, Approval.NONE)));
        var item = Given.due("A", "100.00", due).build();
        LocalDate day = due.plusDays(days);

        assertThat(new StageLadder(procedure, day).next(item))
                .isInstanceOfSatisfying(Step.Reached.class, reached -> assertThat(reached.since())
                        .isEqualTo(day));
        assertThat(new StageLadder(procedure, day.minusDays(1)).next(item))
                .isEqualTo(new Step.Later(procedure.stages().get(0), day));
    }

    @Property(tries = 500)
    void theGapIsCountedInDaysAcrossMonthEndsAndLeapDays(
            @ForAll("edges") LocalDate contacted, @ForAll @IntRange(min = 1, max = 90) int gap) {
        var procedure = new DunningProcedure("p", gap, null, List.of(Given.stage("only", 1, null, Approval.NONE)));

        assertThat(outcome(procedure, contacted, contacted.plusDays(gap - 1L))).isEqualTo(Outcome.TOO_SOON);
        assertThat(outcome(procedure, contacted, contacted.plusDays(gap))).isEqualTo(Outcome.NOTIFY);
    }

    @Property(tries = 500)
    void aClaimHoldsThroughTheSameDayOfALaterYearOrTheLastOfItsMonth(
            @ForAll("edges") LocalDate due, @ForAll @IntRange(min = 1, max = 10) int years) {
        LocalDate last = new Limitation(years, Limitation.Start.DUE_DATE, false, 1).lastDay(due, null);
        LocalDate yearEnd = new Limitation(years, Limitation.Start.YEAR_END, false, 1).lastDay(due, null);

        YearMonth month = YearMonth.from(due).plusYears(years);
        assertThat(last).isEqualTo(month.atDay(Math.min(due.getDayOfMonth(), month.lengthOfMonth())));
        assertThat(yearEnd).isEqualTo(LocalDate.of(due.getYear() + years, 12, 31));
    }

    /** Most of all the last days of months, 28 and 29 February, and the Sundays on which European clocks change. */
    @Provide
    Arbitrary<LocalDate> edges() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.integers().between(2023, 2032),
                                        Arbitraries.integers().between(1, 12),
                                        Arbitraries.integers().between(-2, 2))
                                .as((year, month, more) ->
                                        YearMonth.of(year, month).atEndOfMonth().plusDays(more))),
                Tuple.of(1, Arbitraries.of(2024, 2028, 2032).map(year -> LocalDate.of(year, 2, 29))),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.integers().between(2023, 2032), Arbitraries.of(3, 10))
                                .as((year, month) -> YearMonth.of(year, month)
                                        .atEndOfMonth()
                                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)))));
    }

    private static Outcome outcome(DunningProcedure procedure, LocalDate contacted, LocalDate on) {
        var account = new DebtorAccount(
                Given.debtor("a@example.com"),
                List.of(Given.due("A", "100.00", contacted.minusDays(30)).build()),
                ContactRecord.on(contacted),
                List.of());
        return DunningPolicy.decide(account, new RunContext(on, procedure, 0, Map.of()))
                .items()
                .get(0)
                .outcome();
    }
}
