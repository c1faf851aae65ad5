package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dunning.interest.Allocation.Part.COSTS;
import static org.dunning.interest.Allocation.Part.INTEREST;
import static org.dunning.interest.Allocation.Part.PRINCIPAL;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dunning.interest.Allocation.Part;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;

/** Part payments on an invoice with claims on top, reckoned by hand. */
class AllocationTest {

    private static final Allocation GERMANY = new Allocation(List.of(COSTS, INTEREST, PRINCIPAL), "BGB section 367");
    private static final Allocation SPAIN = new Allocation(List.of(INTEREST, PRINCIPAL), "article 1173");

    @Test
    void inGermanyCostsComeFirstAndInSpainAndFranceOnlyInterestIsAheadOfTheInvoice() {
        Map<Part, Money> claimed = Map.of(COSTS, eur(4500), INTEREST, eur(834), PRINCIPAL, eur(100_000));

        assertThat(GERMANY.setOff(eur(50_000), claimed).toString())
                .isEqualTo("{COSTS=45.00 EUR, INTEREST=8.34 EUR, PRINCIPAL=446.66 EUR}");
        assertThat(SPAIN.setOff(eur(50_000), claimed).toString())
                .isEqualTo("{INTEREST=8.34 EUR, PRINCIPAL=491.66 EUR, COSTS=0.00 EUR}");
        assertThat(GERMANY.setOff(eur(200_000), claimed).toString())
                .isEqualTo("{COSTS=45.00 EUR, INTEREST=8.34 EUR, PRINCIPAL=1000.00 EUR}");
        assertThat(GERMANY.inWords()).isEqualTo("costs, interest, principal (BGB section 367)");
    }

    @Test
    void feesAndCompensationAreCostsAndWhatIsNotClaimedIsNoPart() {
        assertThat(Allocation.claimed(
                                eur(100),
                                List.of(
                                        new Charge(Charge.Kind.FEE, null, eur(500), null),
                                        new Charge(Charge.Kind.COMPENSATION, "A", eur(4000), null)))
                        .toString())
                .isEqualTo("{COSTS=45.00 EUR, PRINCIPAL=1.00 EUR}");
    }

    @Test
    void anOrderThatNamesAPartTwiceOrNoneOrNoSourceIsRefused() {
        assertThatThrownBy(() -> new Allocation(List.of(COSTS, COSTS), "a law")).hasMessageContaining("at most once");
        assertThatThrownBy(() -> new Allocation(List.of(), "a law")).hasMessageContaining("at most once");
        assertThatThrownBy(() -> new Allocation(List.of(COSTS), " ")).hasMessageContaining("needs its source");
    }

    private static Money eur(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "EUR");
    }
}
