package org.dunning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunning.run.Given.account;
import static org.dunning.run.Given.item;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dunning.configfile.ConfigFolders;
import org.dunning.interest.Charge;
import org.dunning.interest.LatePaymentRules;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.dunning.procedure.Limitation;
import org.dunning.procedure.ProcedureChoice;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a notice claims on top, and when it is held because nobody knows the rate. */
class ChargesTest {

    private static final LocalDate ON = LocalDate.of(2026, 6, 20);
    private static final LatePaymentRules SHIPPED = LatePaymentRules.read(new ConfigFolders(Path.of(""), Path.of("")));

    @Test
    void interestCompensationAndFeeAreClaimedAtTheStagesThatSaySo() {
        List<Charge> charges = decide(
                        ON, DebtorType.BUSINESS, item("A", "1000.00", 153 + 30), item("B", "50.00", 153 + 1))
                .notices()
                .get(0)
                .charges();

        assertThat(charges)
                .extracting(charge -> charge.kind() + " " + charge.document() + " " + charge.amount())
                .containsExactly(
                        "INTEREST A 8.34 EUR",
                        "INTEREST B 0.01 EUR",
                        "COMPENSATION A 40.00 EUR",
                        "COMPENSATION B 40.00 EUR",
                        "FEE null 5.00 EUR");
    }

    @Test
    void compensationIsClaimedOnceForAnInvoiceHoweverManyInstalmentsAreLate() {
        assertThat(decide(ON, DebtorType.BUSINESS, item("A", "1000.00", 183), item("A", "1000.00", 160))
                        .notices()
                        .get(0)
                        .charges())
                .filteredOn(charge -> charge.kind() == Charge.Kind.COMPENSATION)
                .hasSize(1);
    }

    @Test
    void towardsConsumersAndUnknownDebtorsNothingStatutoryIsClaimed() {
        assertThat(decide(ON, DebtorType.CONSUMER, item("A", "1000.00", 183))
                        .notices()
                        .get(0)
                        .charges())
                .extracting(Charge::kind)
                .containsExactly(Charge.Kind.FEE);
        assertThat(decide(ON, null, item("A", "1000.00", 183)).notices().get(0).charges())
                .extracting(Charge::kind)
                .containsExactly(Charge.Kind.FEE);
    }

    @Test
    void claimsAreOfTheirCurrency() {
        assertThat(decide(ON, DebtorType.BUSINESS, item("A", "1000.00", 183).in("USD"))
                        .notices()
                        .get(0)
                        .charges())
                .isEmpty();
    }

    @Test
    void aMissingRateHoldsOnlyTheNoticesThatNeedIt() {
        LocalDate july = LocalDate.of(2026, 7, 1);

        AccountDecision held = decide(july, DebtorType.BUSINESS, item("A", "1000.00", 153 + 30));
        assertThat(held.notices()).isEmpty();
        assertThat(held.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.RATE_MISSING);
            assertThat(item.rule()).startsWith("mappings/rates/ecb.yaml has no rate for 2026-07-01");
        });
        assertThat(decide(july, DebtorType.CONSUMER, item("A", "1000.00", 153 + 30))
                        .notices())
                .hasSize(1);
    }

    @Test
    void aClaimThatLapsesSoonIsTold() {
        Limitation spain = new Limitation(5, Limitation.Start.DUE_DATE, true, 6);
        LocalDate due = LocalDate.of(2021, 12, 20);

        assertThat(spain.lastDay(due, null)).isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(spain.lastDay(due, LocalDate.of(2022, 3, 1))).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(spain.isNear(LocalDate.of(2026, 12, 20), LocalDate.of(2026, 6, 19)))
                .isFalse();
        assertThat(spain.isNear(LocalDate.of(2026, 12, 20), LocalDate.of(2026, 6, 20)))
                .isTrue();
        Limitation germany = new Limitation(3, Limitation.Start.YEAR_END, false, 6);
        assertThat(germany.lastDay(due, LocalDate.of(2022, 3, 1))).isEqualTo(LocalDate.of(2024, 12, 31));
        // 29 February has no anniversary in most years.
        assertThat(new Limitation(5, Limitation.Start.DUE_DATE, null, 1).lastDay(LocalDate.of(2024, 2, 29), null))
                .isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(decide(ON, DebtorType.BUSINESS, item("A", "1000.00", 153 + 1700), item("B", "1.00", 153 + 5))
                        .alerts())
                .containsExactly("A of 1000.00 EUR lapses on 2026-10-24");
    }

    private static AccountDecision decide(LocalDate on, @Nullable DebtorType type, Given.Item... items) {
        var stage = new DunningStage(
                "firm", 1, null, null, null, null, null, null, null, true, true, Map.of("EUR", new BigDecimal("5")));
        var procedure = new DunningProcedure(
                "p",
                7,
                null,
                null,
                null,
                null,
                null,
                "es",
                new Limitation(5, Limitation.Start.DUE_DATE, true, 6),
                List.of(stage));
        Debtor known = Given.debtor("a@example.com");
        var debtor =
                new Debtor(known.key(), known.name(), known.email(), null, null, null, null, null, null, null, type);
        return DunningPolicy.decide(
                account(debtor, items),
                new RunContext(on, ProcedureChoice.always(procedure), 2, Map.of(), null, Timetable.noon(on), SHIPPED));
    }
}
