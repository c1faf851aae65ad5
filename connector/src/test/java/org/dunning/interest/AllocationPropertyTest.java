package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dunning.interest.Allocation.Part;
import org.dunning.receivable.Money;

/** A payment is set off to the cent, each part only after those before it. */
class AllocationPropertyTest {

    @Property(tries = 1000)
    void noCentIsMadeOrLostAndNoPartGetsAnythingBeforeThoseAheadOfIt(
            @ForAll("orders") List<Part> order,
            @ForAll @IntRange(min = 0, max = 10_000) int costs,
            @ForAll @IntRange(min = 0, max = 10_000) int interest,
            @ForAll @IntRange(min = 1, max = 100_000) int principal,
            @ForAll @IntRange(min = 0, max = 150_000) int paid) {
        Map<Part, Money> claimed = Allocation.claimed(
                eur(principal),
                List.of(
                        new Charge(Charge.Kind.COMPENSATION, "A", eur(costs), null),
                        new Charge(Charge.Kind.INTEREST, "A", eur(interest), null)));

        Map<Part, Money> parts = new Allocation(order, "a law").setOff(eur(paid), claimed);

        Money all = parts.values().stream().reduce(eur(0), Money::plus);
        assertThat(all).isEqualTo(eur(Math.min(paid, costs + interest + principal)));
        assertThat(parts.keySet()).isEqualTo(claimed.keySet());
        List<Part> inOrder = new ArrayList<>(parts.keySet());
        for (int i = 0; i < inOrder.size(); i++) {
            Money amount = parts.get(inOrder.get(i));
            assertThat(amount).isLessThanOrEqualTo(claimed.get(inOrder.get(i)));
            if (i > 0 && amount.isPositive()) {
                assertThat(parts.get(inOrder.get(i - 1))).isEqualTo(claimed.get(inOrder.get(i - 1)));
            }
        }
    }

    @Provide
    Arbitrary<List<Part>> orders() {
        return Arbitraries.of(Part.values())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Money eur(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "EUR");
    }
}
