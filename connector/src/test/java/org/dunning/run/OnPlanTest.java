package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.item;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.InstalmentPlan;
import org.dunning.ledger.InstalmentPlan.Instalment;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;

/** A plan holds its items as long as the payments keep up with it. */
class OnPlanTest {

    @Test
    void aKeptPlanHoldsItsItemAndTellsTheNextInstalment() {
        ItemDecision decision = decide(plan("300.00"), ON.plusDays(9));

        assertThat(decision.outcome()).isEqualTo(Outcome.ON_PLAN);
        assertThat(decision.rule()).isEqualTo("on plan 7 agreed by Ana, next 100.00 EUR by 2026-11-27");
    }

    @Test
    void anInstalmentMayBeLateByTheDaysOfGraceAndNoLonger() {
        assertThat(decide(plan("300.00"), ON.plusDays(10)).outcome()).isEqualTo(Outcome.ON_PLAN);
        assertThat(decide(plan("300.00"), ON.plusDays(11)).outcome()).isEqualTo(Outcome.NOTIFY);
    }

    @Test
    void whatWasPaidKeepsThePlanWhateverDocumentItWasFor() {
        assertThat(decide(plan("200.00"), ON.plusDays(20)).outcome()).isEqualTo(Outcome.ON_PLAN);
        assertThat(decide(plan("200.01"), ON.plusDays(20)).outcome()).isEqualTo(Outcome.NOTIFY);
        // The second instalment is missing, and so is the rest of the plan in the end.
        assertThat(decide(plan("200.00"), ON.plusDays(41)).outcome()).isEqualTo(Outcome.NOTIFY);
        assertThat(decide(plan("0.00"), ON.plusDays(400)).rule()).isEqualTo("on plan 7 agreed by Ana");
    }

    private static InstalmentPlan plan(String open) {
        return new InstalmentPlan(
                7,
                "Ana",
                List.of(
                        new Instalment(ON.plusDays(7), Money.of("100.00", "EUR")),
                        new Instalment(ON.plusDays(37), Money.of("200.00", "EUR"))),
                Money.of("300.00", "EUR"),
                Money.of(open, "EUR"),
                3);
    }

    private static ItemDecision decide(InstalmentPlan plan, LocalDate on) {
        return DunningPolicy.decide(
                        account(item("A", "100.00", 20).on(plan)), new RunContext(on, Given.STANDARD, 2, Map.of()))
                .items()
                .get(0);
    }
}
