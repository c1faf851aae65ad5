package org.dunning.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.procedure.Approval;
import org.dunning.receivable.Channel;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.run.ProposedNotice.Role;
import org.junit.jupiter.api.Test;

class RecheckVerdictTest {

    private static final DebtorKey KEY = new DebtorKey("erp", "c", "D1");
    private static final LocalDate DUE = LocalDate.of(2026, 11, 1);
    private static final Debtor DEBTOR = debtor("pagos@talleres.example", null, null);

    private final StoredNotice notice = notice(line("A", "100.00", "firm"), line("B", "50.00", "friendly"));

    @Test
    void whatIsUnchangedHolds() {
        assertThat(verdict(fresh(item("A", "100.00"), item("B", "50.00")))).isEqualTo(new RecheckVerdict.Holds());
    }

    @Test
    void aPaidItemLeavesAndTheRestIsStillDemanded() {
        RecheckVerdict verdict = verdict(fresh(item("A", "100.00")));

        assertThat(verdict).isInstanceOfSatisfying(RecheckVerdict.Shortened.class, shortened -> {
            assertThat(shortened.left())
                    .extracting(line -> line.key().document())
                    .containsExactly("B");
            assertThat(shortened.reason()).isEqualTo("B is paid or cleared");
        });
    }

    @Test
    void whenTheItemThatSetTheStageLeavesTheNoticeIsWithdrawn() {
        assertThat(verdict(fresh(item("B", "50.00"))))
                .isEqualTo(
                        new RecheckVerdict.Withdrawn("A is paid or cleared; the rest is decided anew by the next run"));
    }

    @Test
    void whenEverythingIsPaidTheNoticeIsWithdrawn() {
        assertThat(verdict(FreshAccount.of(List.of())))
                .isEqualTo(new RecheckVerdict.Withdrawn("paid or cleared in the ERP"));
    }

    @Test
    void aChangedAmountABlockOrAnotherDueDateLeaves() {
        assertThat(reason(fresh(item("A", "100.00"), item("B", "20.00"))))
                .isEqualTo("B changed from 50.00 EUR to 20.00 EUR");
        assertThat(reason(fresh(item("A", "100.00"), item("B", "50.00", ItemFlag.IN_PAYMENT))))
                .isEqualTo("B is now in payment");
        assertThat(reason(fresh(item("A", "100.00"), dueOn(item("B", "50.00"), DUE.plusDays(9)))))
                .isEqualTo("B is now due on 2026-11-10");
    }

    @Test
    void aDebtorBlockedStoppedHeldOrWithoutAddressGetsNothing() {
        List<OpenItem> items = List.of(item("A", "100.00"), item("B", "50.00"));
        assertThat(verdict(fresh(debtor("x@debtor.example", "under review", null), items)))
                .isEqualTo(new RecheckVerdict.Withdrawn("the debtor is blocked in the ERP: under review"));
        assertThat(verdict(fresh(debtor("x@debtor.example", null, "insolvent"), items)))
                .isEqualTo(new RecheckVerdict.Withdrawn("dunning has ended: insolvent"));
        assertThat(verdict(fresh(debtor(null, null, null), items)))
                .isEqualTo(new RecheckVerdict.Withdrawn("the debtor has no usable address any more"));
        assertThat(RecheckVerdict.of(
                        notice, fresh(DEBTOR, items), BigDecimal.ZERO, Map.of("D1", "held by Ana: call first")))
                .isEqualTo(new RecheckVerdict.Withdrawn("held by Ana: call first"));
    }

    @Test
    void aNewCreditWithdrawsBecauseNettingIsDecidedAnew() {
        FreshAccount fresh = fresh(item("A", "100.00"), item("B", "50.00"), item("PAY", "-30.00"));

        assertThat(verdict(fresh))
                .isEqualTo(new RecheckVerdict.Withdrawn("the debtor's credits changed from 0 to -30"));
        assertThat(RecheckVerdict.of(notice, fresh, new BigDecimal("-30.0000"), Map.of()))
                .isEqualTo(new RecheckVerdict.Holds());
    }

    private RecheckVerdict verdict(FreshAccount fresh) {
        return RecheckVerdict.of(notice, fresh, BigDecimal.ZERO, Map.of());
    }

    private String reason(FreshAccount fresh) {
        return ((RecheckVerdict.Shortened) verdict(fresh)).reason();
    }

    private static FreshAccount fresh(OpenItem... items) {
        return fresh(DEBTOR, List.of(items));
    }

    private static FreshAccount fresh(Debtor debtor, List<OpenItem> items) {
        return FreshAccount.of(new ArrayList<>(
                items.stream().map(item -> new Mapped(item, debtor)).toList()));
    }

    private static OpenItem item(String document, String residual, ItemFlag... flags) {
        Money money = Money.of(residual, "EUR");
        return new OpenItem(
                new ItemKey("erp", "c", document, "1"),
                document,
                "D1",
                money,
                money,
                null,
                DUE,
                null,
                null,
                Set.of(flags),
                null);
    }

    private static OpenItem dueOn(OpenItem item, LocalDate due) {
        return new OpenItem(
                item.key(),
                item.erpKey(),
                item.debtorNo(),
                item.amount(),
                item.residual(),
                null,
                due,
                null,
                null,
                item.flags(),
                null);
    }

    private static Debtor debtor(String email, String block, String stop) {
        return new Debtor(KEY, "Talleres Ejemplo SL", email, null, null, null, null, null, block, stop, null);
    }

    private static StoredNotice.Line line(String document, String open, String stage) {
        return new StoredNotice.Line(
                1,
                new ItemKey("erp", "c", document, "1"),
                document,
                Role.DEMANDED,
                Money.of(open, "EUR"),
                Money.of(open, "EUR"),
                DUE,
                stage,
                document + "/claim");
    }

    private static StoredNotice notice(StoredNotice.Line... lines) {
        return new StoredNotice(
                7,
                1,
                KEY,
                Currency.getInstance("EUR"),
                "firm",
                "firm",
                null,
                Money.of("150.00", "EUR"),
                Approval.NONE,
                9,
                Channel.MAIL,
                "pagos@talleres.example",
                "t",
                1,
                DeliveryState.APPROVED,
                0,
                false,
                List.of(lines));
    }
}
