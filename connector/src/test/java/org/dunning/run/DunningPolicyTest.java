package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.ledger.DunningHold.Kind.BLOCK;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.context;
import static org.dunning.run.Given.debtor;
import static org.dunning.run.Given.item;
import static org.dunning.run.Given.withoutDueDate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.ledger.DunningHold;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.run.ProposedNotice.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DunningPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "-6, NOT_DUE, ",
        "-5, NOTIFY,  reminder-before-due",
        " 0, NOTIFY,  reminder-before-due",
        " 1, NOTIFY,  friendly",
        "14, NOTIFY,  friendly",
        "400, NOTIFY, friendly",
    })
    void aNewItemStartsAtTheStageOfItsDayAndAnOldOneAtTheFirstAfterDue(int daysOverdue, Outcome outcome, String stage) {
        ItemDecision decision = decideOne(item("A", "100.00", daysOverdue));

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.stage() == null ? null : decision.stage().stage()).isEqualTo(stage);
    }

    @Test
    void stagesRiseOneAtATimeHoweverOldTheItemIs() {
        assertThat(decideOne(item("A", "100.00", 200).served("friendly", 30))
                        .stage()
                        .stage())
                .isEqualTo("firm");
        assertThat(decideOne(item("A", "100.00", 200).served("friendly", 60).served("firm", 30))
                        .stage()
                        .stage())
                .isEqualTo("formal");
    }

    @Test
    void theErpsLevelIsTakenOverAtFirstSightAndNotLater() {
        assertThat(decideOne(item("A", "100.00", 40).erpLevel(2)).stage().stage())
                .isEqualTo("formal");
        assertThat(decideOne(item("A", "100.00", 40).erpLevel(3).served("friendly", 20))
                        .stage()
                        .stage())
                .isEqualTo("firm");
    }

    @Test
    void afterTheLastStageAPersonTakesOver() {
        assertThat(decideOne(item("A", "100.00", 90).served("formal", 20)).outcome())
                .isEqualTo(Outcome.LAST_STAGE);
    }

    @Test
    void theMinimumGapCountsFromTheLastContactOfTheDebtorWhateverTheItem() {
        var contacted = new DebtorAccount(
                debtor("pagos@talleres.example"),
                List.of(item("A", "100.00", 20).build()),
                ContactRecord.on(ON.minusDays(6)),
                List.of());

        ItemDecision decision =
                DunningPolicy.decide(contacted, context()).items().get(0);
        assertThat(decision.outcome()).isEqualTo(Outcome.TOO_SOON);
        assertThat(decision.rule()).isEqualTo("last contact on 2026-11-14, the next not before 2026-11-21");

        var later =
                new DebtorAccount(contacted.debtor(), contacted.items(), ContactRecord.on(ON.minusDays(7)), List.of());
        assertThat(DunningPolicy.decide(later, context()).items().get(0).outcome())
                .isEqualTo(Outcome.NOTIFY);
    }

    @Test
    void aDeclinedNoticeIsNotProposedAgainBeforeTheMinimumGap() {
        var declined = new DebtorAccount(
                debtor("pagos@talleres.example"),
                List.of(item("A", "100.00", 20).build()),
                new ContactRecord(null, ON.minusDays(2), List.of()),
                List.of());

        assertThat(DunningPolicy.decide(declined, context()).items().get(0).outcome())
                .isEqualTo(Outcome.TOO_SOON);
    }

    @Test
    void theFirstReasonInOrderDecidesAndTheOthersAreTold() {
        ItemDecision decision = decideOne(item("A", "100.00", -20)
                .with(ItemFlag.BLOCKED)
                .with(ItemFlag.DISPUTED)
                .with(ItemFlag.DIRECT_DEBIT));

        assertThat(decision.outcome()).isEqualTo(Outcome.DISPUTED);
        assertThat(decision.also()).containsExactly(Outcome.BLOCKED, Outcome.DIRECT_DEBIT, Outcome.NOT_DUE);
    }

    @Test
    void anItemWithoutDueDateIsNeverDunned() {
        assertThat(decideOne(withoutDueDate("A", "100.00")).outcome()).isEqualTo(Outcome.NO_DUE_DATE);
    }

    @Test
    void aStoppedDebtorIsLeftAlone() {
        Debtor known = debtor("pagos@talleres.example");
        var insolvent = new Debtor(
                known.key(),
                known.name(),
                known.email(),
                null,
                null,
                null,
                null,
                null,
                null,
                "insolvency proceedings",
                null);

        assertThat(DunningPolicy.decide(account(insolvent, item("A", "100.00", 20)), context())
                        .items()
                        .get(0)
                        .rule())
                .isEqualTo("dunning has ended: insolvency proceedings");
    }

    @Test
    void ourOwnHoldBlocksWithItsReason() {
        ItemDecision decision =
                decideOne(item("A", "100.00", 20).held(new DunningHold(BLOCK, "Ana", "goods returned", null)));

        assertThat(decision.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(decision.rule()).isEqualTo("held by Ana: goods returned");
    }

    @Test
    void aPromiseHoldsItsItemThroughThePromisedDayAndGraceAndNoOtherItem() {
        LocalDate promised = ON.minusDays(2);
        AccountDecision decision = DunningPolicy.decide(
                account(item("A", "100.00", 20).promisedFor(promised), item("B", "50.00", 20)), context());

        assertThat(outcomes(decision)).isEqualTo(Map.of("A", Outcome.PROMISED, "B", Outcome.NOTIFY));
        assertThat(decideOne(item("A", "100.00", 20).promisedFor(promised.minusDays(1)))
                        .outcome())
                .isEqualTo(Outcome.NOTIFY);
    }

    @Test
    void theNoticeTakesTheHighestStageAmongOverdueItemsAndSetsItemsNotYetDueApart() {
        AccountDecision decision = DunningPolicy.decide(
                account(
                        item("OLD", "100.00", 40).served("friendly", 20),
                        item("NEW", "30.00", 2),
                        item("SOON", "70.00", -3)),
                context());

        ProposedNotice notice = decision.notices().get(0);
        assertThat(notice.stage().stage()).isEqualTo("firm");
        assertThat(notice.total()).isEqualTo(Money.of("130.00", "EUR"));
        assertThat(notice.lines())
                .extracting(line -> line.item().item().key().document() + " " + line.role())
                .containsExactly("OLD DEMANDED", "NEW DEMANDED", "SOON UPCOMING");
        assertThat(notice.lines())
                .extracting(line -> line.stage().stage())
                .containsExactly("firm", "friendly", "reminder-before-due");
    }

    @Test
    void currenciesNeverMix() {
        AccountDecision decision = DunningPolicy.decide(
                account(item("A", "100.00", 5), item("B", "40.00", 5).in("USD")), context());

        assertThat(decision.notices())
                .extracting(ProposedNotice::total)
                .containsExactly(Money.of("100.00", "EUR"), Money.of("40.00", "USD"));
    }

    @Test
    void withoutAnAddressThereIsATaskAndNoNotice() {
        AccountDecision decision = DunningPolicy.decide(account(debtor(null), item("A", "100.00", 5)), context());

        assertThat(decision.notices()).isEmpty();
        assertThat(decision.items().get(0).outcome()).isEqualTo(Outcome.NO_CONTACT);
    }

    @Test
    void aTotalUnderTheMinimumIsNotDunned() {
        var procedure = new DunningProcedure("p", 7, Map.of("EUR", new BigDecimal("5")), Given.STANDARD.stages());
        var context = new RunContext(ON, procedure, 2, Map.of());

        assertThat(DunningPolicy.decide(account(item("A", "2.00", 5), item("B", "2.99", 5)), context)
                        .items())
                .allMatch(item -> item.outcome() == Outcome.BELOW_MINIMUM);
        assertThat(DunningPolicy.decide(account(item("A", "2.00", 5), item("B", "3.00", 5)), context)
                        .notices())
                .hasSize(1);
    }

    @Test
    void aHighStageOrALargeAmountNeedsAPerson() {
        var context = new RunContext(ON, Given.STANDARD, 2, Map.of("EUR", new BigDecimal("1000")));

        assertThat(DunningPolicy.decide(account(item("A", "100.00", 60).served("firm", 20)), context)
                        .notices()
                        .get(0)
                        .approval())
                .isEqualTo(Approval.ONE_PERSON);
        assertThat(DunningPolicy.decide(account(item("A", "1000.01", 5)), context)
                        .notices()
                        .get(0)
                        .approvalRule())
                .isEqualTo("more than 1000.00 EUR is not sent unattended");
        assertThat(DunningPolicy.decide(account(item("A", "1000.00", 5)), context)
                        .notices()
                        .get(0)
                        .approval())
                .isEqualTo(Approval.NONE);
    }

    @Test
    void unallocatedMoneyThatCoversWhatIsOverdueMeansSilence() {
        AccountDecision decision =
                DunningPolicy.decide(account(item("A", "100.00", 20), item("PAY", "-100.00", 1)), context());

        assertThat(decision.notices()).isEmpty();
        assertThat(outcomes(decision)).isEqualTo(Map.of("A", Outcome.NETTED, "PAY", Outcome.NETTED));
    }

    @Test
    void whatCreditsLeaveOpenIsDemandedAndTheCreditIsShown() {
        ProposedNotice notice = DunningPolicy.decide(
                        account(item("A", "100.00", 20), item("CN", "-30.00", 1)), context())
                .notices()
                .get(0);

        assertThat(notice.total()).isEqualTo(Money.of("70.00", "EUR"));
        assertThat(notice.lines())
                .filteredOn(line -> line.role() == Role.CREDIT)
                .extracting(ProposedNotice.Line::open)
                .containsExactly(Money.of("-30.00", "EUR"));
    }

    @Test
    void whatIsCollectedByDirectDebitIsLeftAloneAndAReturnedDebitStartsAtTheFirstStage() {
        assertThat(decideOne(item("A", "100.00", 20).with(ItemFlag.DIRECT_DEBIT))
                        .outcome())
                .isEqualTo(Outcome.DIRECT_DEBIT);
        // The ERP takes the mark away when the debit comes back.
        assertThat(decideOne(item("A", "100.00", 20)).stage().stage()).isEqualTo("friendly");
    }

    /** D1: whoever disputes one item and pays the other without naming it has paid the other. */
    @Test
    void aPaymentWithoutAReferenceIsNotSpentOnWhatIsHeldWhileTheItemThatWasPaidIsChased() {
        AccountDecision decided = DunningPolicy.decide(
                account(
                        item("DISPUTED", "100.00", 40).served("friendly", 20).with(ItemFlag.DISPUTED),
                        item("PAID", "100.00", 3),
                        item("PAY", "-100.00", 1)),
                context());

        assertThat(decided.items())
                .extracting(ItemDecision::outcome)
                .containsExactly(Outcome.DISPUTED, Outcome.NETTED, Outcome.NETTED);
        assertThat(decided.notices()).isEmpty();
    }

    @Test
    void everyOutcomeTellsItsRuleInWords() {
        LocalDate due = ON.minusDays(20);

        assertThat(decideOne(item("A", "1.00", 20)).rule())
                .isEqualTo("stage friendly, 1 day after the due date " + due);
        assertThat(decideOne(item("A", "1.00", 20).served("friendly", 10)).rule())
                .isEqualTo("stage firm, 15 days after the due date " + due);
        assertThat(decideOne(item("A", "1.00", -3)).rule())
                .isEqualTo("stage reminder-before-due, 5 days before the due date " + ON.plusDays(3));
        assertThat(decideOne(item("A", "1.00", -20)).rule())
                .isEqualTo("next stage reminder-before-due on " + ON.plusDays(15));
        assertThat(decideOne(item("A", "1.00", 90).served("formal", 20)).rule()).isEqualTo("formal was the last stage");
        AccountDecision netted = DunningPolicy.decide(
                account(item("A", "10.00", 20), item("CN", "-4.00", 1), item("PAY", "-6.00", 1)), context());
        assertThat(netted.items())
                .extracting(ItemDecision::rule)
                .containsExactly(
                        "covered by CN, PAY",
                        "4.00 EUR of this credit set against A",
                        "6.00 EUR of this credit set against A");
        AccountDecision partly =
                DunningPolicy.decide(account(item("A", "10.00", 20), item("CN", "-4.00", 1)), context());
        assertThat(partly.items().get(0).rule())
                .isEqualTo("stage friendly, 1 day after the due date " + due + "; 6.00 EUR are left of it after CN");
        assertThat(decideOne(item("CN", "-4.00", 1)).outcome()).isEqualTo(Outcome.NOTHING_OPEN);
        assertThat(decideOne(item("CN", "-4.00", 1)).rule()).isEqualTo("a credit with nothing to set it against");
    }

    @Test
    void creditsGoToTheHighestStageFirstAndWithinItToTheOldest() {
        AccountDecision decision = DunningPolicy.decide(
                account(
                        item("YOUNG", "10.00", 16).served("friendly", 15),
                        item("OLD", "10.00", 20).served("friendly", 15),
                        item("LOW", "10.00", 60),
                        withoutDueDate("NONE", "10.00"),
                        item("CN", "-15.00", 1)),
                context());

        assertThat(decision.items())
                .extracting(ItemDecision::open)
                .containsExactly(
                        Money.of("5.00", "EUR"),
                        Money.of("0.00", "EUR"),
                        Money.of("10.00", "EUR"),
                        Money.of("10.00", "EUR"),
                        Money.of("0.00", "EUR"));
    }

    @Test
    void twelveOverdueItemsMakeOneNoticeWithAllOfThem() {
        Given.Item[] items = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> item("A" + i, "10.00", 20 + i))
                .toArray(Given.Item[]::new);

        assertThat(DunningPolicy.decide(account(items), context()).notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.lines()).hasSize(12);
                    assertThat(notice.total()).isEqualTo(Money.of("120.00", "EUR"));
                });
    }

    @Test
    void moreCreditThanDebtMeansSilenceAndTheRestOfTheCreditIsKept() {
        AccountDecision decision = DunningPolicy.decide(
                account(
                        item("A", "100.00", 20),
                        item("B", "20.00", 3),
                        item("CN", "-150.00", 1).creditFor("B")),
                context());

        assertThat(decision.notices()).isEmpty();
        assertThat(decision.items())
                .extracting(ItemDecision::open)
                .containsExactly(Money.of("0.00", "EUR"), Money.of("0.00", "EUR"), Money.of("-30.00", "EUR"));
    }

    private static ItemDecision decideOne(Given.Item item) {
        return DunningPolicy.decide(account(item), context()).items().get(0);
    }

    private static Map<String, Outcome> outcomes(AccountDecision decision) {
        return decision.items().stream()
                .collect(java.util.stream.Collectors.toMap(
                        item -> item.item().item().key().document(), ItemDecision::outcome));
    }
}
