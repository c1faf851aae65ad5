package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.ON;
import static org.dunning.run.Given.item;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.Approval;
import org.dunning.procedure.DunningProcedure;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;

/** The worked example of SAP note 18127, level by level. */
class NettingTest {

    private static final DunningProcedure FOUR_LEVELS = new DunningProcedure(
            "four-levels",
            0,
            null,
            List.of(
                    Given.stage("one", 1, 1, Approval.NONE),
                    Given.stage("two", 10, 2, Approval.NONE),
                    Given.stage("three", 20, 3, Approval.NONE),
                    Given.stage("four", 30, 4, Approval.NONE)));

    private final List<AccountItem> items = Stream.of(
                    item("I3000", "3000.00", 5),
                    item("I10000", "10000.00", 6),
                    item("I5000", "5000.00", 15).erpLevel(1),
                    item("I1500", "1500.00", 16).erpLevel(1),
                    item("I1000", "1000.00", 25).erpLevel(2),
                    item("I500", "500.00", 35).erpLevel(3),
                    item("REFERENCED", "-2000.00", 0).creditFor("I5000"),
                    item("FREE", "-2000.00", 0))
            .map(Given.Item::build)
            .toList();

    @Test
    void creditsGoToTheDocumentTheyNameAndThenFromTheHighestLevelDown() {
        var ladder = new StageLadder(FOUR_LEVELS, ON);
        Netting netting = Netting.of(items, ladder::rank, item -> false);

        Map<String, Money> open = new TreeMap<>();
        items.forEach(item -> open.put(item.item().key().document(), netting.open(item)));
        assertThat(open)
                .containsEntry("I500", Money.of("0.00", "EUR"))
                .containsEntry("I1000", Money.of("0.00", "EUR"))
                .containsEntry("I3000", Money.of("3000.00", "EUR"))
                .containsEntry("I10000", Money.of("10000.00", "EUR"))
                .containsEntry("REFERENCED", Money.of("0.00", "EUR"))
                .containsEntry("FREE", Money.of("0.00", "EUR"));
        assertThat(open.get("I5000").plus(open.get("I1500"))).isEqualTo(Money.of("4000.00", "EUR"));
        assertThat(netting.usedOn(named("REFERENCED"), named("I5000"))).isEqualTo(Money.of("2000.00", "EUR"));
        assertThat(netting.usedOn(named("FREE"), named("I500"))).isEqualTo(Money.of("500.00", "EUR"));
        assertThat(netting.usedOn(named("FREE"), named("I1000"))).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(netting.itemsOf(named("REFERENCED"))).containsExactly(named("I5000"));
    }

    private AccountItem named(String document) {
        return items.stream()
                .filter(item -> item.item().key().document().equals(document))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNoticeIsAtLevelTwo() {
        var account = new DebtorAccount(Given.debtor("pagos@talleres.example"), items, ContactRecord.NONE, List.of());

        ProposedNotice notice = DunningPolicy.decide(account, new RunContext(ON, FOUR_LEVELS, 0, Map.of()))
                .notices()
                .get(0);

        assertThat(notice.stage().stage()).isEqualTo("two");
        assertThat(notice.total()).isEqualTo(Money.of("17000.00", "EUR"));
    }
}
