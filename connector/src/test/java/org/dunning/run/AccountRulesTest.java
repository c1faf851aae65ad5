package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.debtor;
import static org.dunning.run.Given.item;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.DunningHold;
import org.dunning.ledger.DunningHold.Kind;
import org.dunning.procedure.Approval;
import org.dunning.procedure.ApprovalLimits;
import org.dunning.procedure.ContactCaps;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;

/** What only the whole account shows: minimums, caps, holds, old bank entries, agreement and urgency. */
class AccountRulesTest {

    private static final List<DunningStage> STAGES = List.of(
            new DunningStage("friendly", 1, null, null, 10, null, 1, null, null, null, null, null),
            new DunningStage(
                    "firm",
                    15,
                    null,
                    null,
                    7,
                    null,
                    2,
                    Approval.TWO_PEOPLE,
                    Map.of("EUR", new BigDecimal("50")),
                    null,
                    null,
                    null));

    private static DunningProcedure procedure(ContactCaps caps, ApprovalLimits approvals) {
        return new DunningProcedure(
                "p", 0, Map.of("EUR", new BigDecimal("5")), null, caps, null, approvals, null, null, STAGES);
    }

    private static RunContext context(DunningProcedure procedure) {
        return new RunContext(ON, procedure, 2, Map.of("EUR", new BigDecimal("1000")));
    }

    private static final RunContext PLAIN = context(procedure(null, null));

    @Test
    void aStageTooHighForTheAmountHoldsItsItemsAndTheOthersGoOn() {
        AccountDecision decision = DunningPolicy.decide(
                account(item("OLD", "30.00", 20).served("friendly", 15), item("NEW", "19.99", 3)), PLAIN);

        assertThat(decision.items())
                .extracting(ItemDecision::outcome)
                .containsExactly(Outcome.BELOW_MINIMUM, Outcome.NOTIFY);
        assertThat(decision.items().get(0).rule())
                .isEqualTo("49.99 EUR is below the minimum of 50.00 EUR for stage firm");
        assertThat(decision.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.stage().stage()).isEqualTo("friendly");
            assertThat(notice.total()).isEqualTo(Money.of("19.99", "EUR"));
        });
    }

    @Test
    void whatIsLeftAfterAHeldStageMustReachTheMinimumByItself() {
        AccountDecision decision = DunningPolicy.decide(
                account(item("OLD", "30.00", 20).served("friendly", 15), item("NEW", "4.99", 3)), PLAIN);

        assertThat(decision.notices()).isEmpty();
        assertThat(decision.items()).extracting(ItemDecision::outcome).containsOnly(Outcome.BELOW_MINIMUM);
    }

    @Test
    void aFewCentsOverdueDoNotSilenceTheReminderOfWhatFallsDue() {
        var context = new RunContext(
                ON,
                new DunningProcedure("p", 7, Map.of("EUR", new BigDecimal("5")), Given.STANDARD.stages()),
                2,
                Map.of());

        AccountDecision decision =
                DunningPolicy.decide(account(item("CENTS", "0.05", 3), item("SOON", "80.00", -2)), context);

        assertThat(decision.items())
                .extracting(ItemDecision::outcome)
                .containsExactly(Outcome.BELOW_MINIMUM, Outcome.NOTIFY);
        assertThat(decision.notices().get(0).total()).isEqualTo(Money.of("80.00", "EUR"));
    }

    @Test
    void aMinimumIsOfItsOwnCurrency() {
        assertThat(DunningPolicy.decide(account(item("A", "1.00", 3).in("USD")), PLAIN)
                        .notices())
                .hasSize(1);
    }

    @Test
    void thresholdsLookAtWhatCreditsLeave() {
        AccountDecision decision =
                DunningPolicy.decide(account(item("A", "100.00", 3), item("CREDIT", "-95.01", 1)), PLAIN);

        assertThat(decision.items().get(0).outcome()).isEqualTo(Outcome.BELOW_MINIMUM);
    }

    @Test
    void contactsAreCappedPerDayAndPerWeek() {
        var caps = context(procedure(new ContactCaps(1, 2), null));

        assertThat(decideContacted(caps, 0)).isEqualTo("FREQUENCY_CAP 1 contacts on 2026-11-20, at most 1 a day");
        assertThat(decideContacted(caps, 6, 2))
                .isEqualTo(
                        "FREQUENCY_CAP 2 contacts since 2026-11-14, at most 2 in seven days; the next not before 2026-11-21");
        assertThat(decideContacted(caps, 7, 2)).startsWith("NOTIFY");
        assertThat(decideContacted(PLAIN, 2, 1)).startsWith("NOTIFY");
    }

    @Test
    void oldBankEntriesHoldEverythingThatWouldGoOut() {
        var stale = PLAIN.withStaleCash("the newest bank entry is of 2026-11-10");

        AccountDecision decision =
                DunningPolicy.decide(account(debtor(null), item("A", "100.00", 3), item("B", "100.00", 0)), stale);

        assertThat(decision.notices()).isEmpty();
        assertThat(decision.items())
                .extracting(ItemDecision::outcome)
                .containsExactly(Outcome.NO_CONTACT, Outcome.NOT_DUE);
        assertThat(decision.items().get(0).also()).containsExactly(Outcome.STALE_CASH);
    }

    @Test
    void aHoldWhoseLastDayHasPassedIsReviewedAndNotSent() {
        var hold = new DunningHold(Kind.BLOCK, "Ana", "goods returned", ON);

        assertThat(decideHeld(hold, ON)).isEqualTo("BLOCKED held by Ana until 2026-11-20: goods returned");
        assertThat(decideHeld(hold, ON.plusDays(1)))
                .isEqualTo("HOLD_ENDED held by Ana until 2026-11-20: goods returned; that day has passed, so a person"
                        + " releases it or sets a new end");
    }

    @Test
    void everyKindOfHoldHasItsOwnOutcome() {
        assertThat(decideHeld(new DunningHold(Kind.DISPUTE, "Ana", "price", ON), ON))
                .startsWith("DISPUTED");
        assertThat(decideHeld(new DunningHold(Kind.STOP, "Ana", "with the lawyer", null), ON))
                .isEqualTo("STOPPED ended by Ana: with the lawyer");
        var whole = new DebtorAccount(
                debtor("a@example.com"),
                List.of(item("A", "100.00", 3).build()),
                ContactRecord.NONE,
                List.of(new DunningHold(Kind.BLOCK, "Ana", "talks", null)));
        assertThat(DunningPolicy.decide(whole, PLAIN).items().get(0).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aDisputedItemIsOutAndTheRestGoesOn() {
        AccountDecision decision = DunningPolicy.decide(
                account(
                        item("A", "100.00", 3).held(new DunningHold(Kind.DISPUTE, "Ana", "price", null)),
                        item("B", "40.00", 3)),
                PLAIN);

        assertThat(decision.notices()).singleElement().satisfies(notice -> assertThat(notice.total())
                .isEqualTo(Money.of("40.00", "EUR")));
    }

    @Test
    void theStricterOfStageAndAmountDecidesWhoMustAgree() {
        var limits = new ApprovalLimits(Map.of("EUR", new BigDecimal("200")), Map.of("EUR", new BigDecimal("5000")), 3);

        assertThat(agreement("100.00", 3, limits)).isEqualTo("NONE null 3");
        assertThat(agreement("200.00", 3, limits)).isEqualTo("NONE null 3");
        assertThat(agreement("200.01", 3, limits)).isEqualTo("ONE_PERSON more than 200.00 EUR needs a person 3");
        assertThat(agreement("5000.01", 3, limits)).isEqualTo("TWO_PEOPLE more than 5000.00 EUR needs two people 3");
        assertThat(agreement("1000.01", 3, null))
                .isEqualTo("ONE_PERSON more than 1000.00 EUR is not sent unattended 7");
        assertThat(agreement("250.00", 20, limits)).isEqualTo("TWO_PEOPLE stage firm needs two people's approval 3");
    }

    @Test
    void urgencyIsAmountTimesDaysShownWithItsParts() {
        Priority priority = DunningPolicy.decide(
                        account(
                                item("A", "100.00", 3),
                                item("B", "10.00", 40),
                                item("C", "1.00", 1),
                                item("D", "2.00", 1),
                                item("CREDIT", "-50.00", 1).creditFor("A")),
                        PLAIN)
                .notices()
                .get(0)
                .priority();

        assertThat(priority.score()).isEqualByComparingTo("553.00");
        assertThat(priority.parts()).isEqualTo("10.00 EUR x 40 days + 50.00 EUR x 3 days + 2.00 EUR x 1 day + 1 more");
    }

    private static String agreement(String amount, int daysOverdue, ApprovalLimits limits) {
        Given.Item item = item("A", amount, daysOverdue);
        Agreement agreement = DunningPolicy.decide(
                        account(daysOverdue > 14 ? item.served("friendly", 15) : item),
                        context(procedure(null, limits)))
                .notices()
                .get(0)
                .agreement();
        return agreement.approval() + " " + agreement.rule() + " " + agreement.validDays();
    }

    private static String decideHeld(DunningHold hold, LocalDate on) {
        var context = new RunContext(on, procedure(null, null), 2, Map.of());
        return told(DunningPolicy.decide(account(item("A", "100.00", 3).held(hold)), context));
    }

    private static String decideContacted(RunContext context, int... daysAgo) {
        List<LocalDate> days = Arrays.stream(daysAgo).mapToObj(ON::minusDays).toList();
        var contacts = new ContactRecord(days.get(days.size() - 1), null, days);
        return told(DunningPolicy.decide(
                new DebtorAccount(
                        debtor("a@example.com"), List.of(item("A", "100.00", 3).build()), contacts, List.of()),
                context));
    }

    private static String told(AccountDecision decision) {
        ItemDecision item = decision.items().get(0);
        return item.outcome() + " " + item.rule();
    }
}
