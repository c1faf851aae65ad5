package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.context;
import static org.dunning.run.Given.item;

import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;

/** D5 and D6: a payment keeps or lowers the stage, and never raises it. */
class AfterPaymentTest {

    @Test
    void aPartPaymentKeepsTheStageAndAsksForWhatIsLeft() {
        ProposedNotice notice = notice(item("A", "60.00", 16).served("friendly", 15));

        assertThat(notice.stage().stage()).isEqualTo("firm");
        assertThat(notice.total()).isEqualTo(Money.of("60.00", "EUR"));
    }

    @Test
    void payingTheOldestOfThreeLeavesTheOthersAtTheirOwnStages() {
        Given.Item middle = item("B", "100.00", 20).served("friendly", 10);
        Given.Item young = item("C", "100.00", 3);

        assertThat(notice(item("A", "100.00", 50).served("firm", 10), middle, young)
                        .stage()
                        .stage())
                .isEqualTo("formal");
        ProposedNotice after = notice(middle, young);
        assertThat(after.stage().stage()).isEqualTo("firm");
        assertThat(after.lines()).extracting(line -> line.stage().stage()).containsExactly("firm", "friendly");
    }

    @Test
    void aNewInvoiceAfterEverythingWasPaidStartsAtTheFirstStage() {
        assertThat(notice(item("NEW", "100.00", 2)).stage().stage()).isEqualTo("friendly");
    }

    @Test
    void onlyTheLateInstalmentOfAnInvoiceIsDemanded() {
        AccountDecision decision = DunningPolicy.decide(
                account(item("A", "100.00", 2), item("A2", "100.00", -28), item("A3", "100.00", -58)), context());

        assertThat(decision.notices()).singleElement().satisfies(notice -> assertThat(notice.lines())
                .extracting(line -> line.item().item().key().document())
                .containsExactly("A"));
        assertThat(decision.items())
                .extracting(ItemDecision::outcome)
                .containsExactly(Outcome.NOTIFY, Outcome.NOT_DUE, Outcome.NOT_DUE);
    }

    private static ProposedNotice notice(Given.Item... items) {
        return DunningPolicy.decide(account(items), context()).notices().get(0);
    }
}
