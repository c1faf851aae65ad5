package org.dunning.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseVerdictTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 11);

    @ParameterizedTest
    @CsvSource({
        "0, 0, OPEN",
        "0, 2, OPEN",
        "0, 3, BROKEN",
        "-5, 3, BROKEN",
        "1, 3, PARTLY_KEPT",
        "97.99, 3, PARTLY_KEPT",
        "98, 3, KEPT",
        "98, 0, KEPT",
        "60, 0, OPEN",
        "150, 3, KEPT"
    })
    void oneOfAHundredWithTwoDaysOfGraceAndTwoPerCent(BigDecimal paid, int daysAfter, PromiseVerdict.State expected) {
        var payment = new PromiseVerdict.Payment(1, DAY, new BigDecimal("100.00"));

        assertThat(PromiseVerdict.of(List.of(payment), paid, DAY.plusDays(daysAfter), 2, BigDecimal.valueOf(2)))
                .extracting(PromiseVerdict.Valued::state)
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, OPEN, OPEN",
        "50, 0, KEPT, OPEN",
        "60, 3, KEPT, OPEN",
        "0, 3, BROKEN, BROKEN",
        "20, 3, PARTLY_KEPT, BROKEN",
        "60, 13, KEPT, PARTLY_KEPT",
        "100, 13, KEPT, KEPT"
    })
    void ofTwoTheFirstIsServedFirstAndOnceItIsNotKeptTheSecondHoldsNothing(
            BigDecimal paid, int daysAfter, PromiseVerdict.State first, PromiseVerdict.State second) {
        var payments = List.of(
                new PromiseVerdict.Payment(1, DAY, new BigDecimal("50")),
                new PromiseVerdict.Payment(2, DAY.plusDays(10), new BigDecimal("50")));

        assertThat(PromiseVerdict.of(payments, paid, DAY.plusDays(daysAfter), 2, BigDecimal.ZERO))
                .extracting(PromiseVerdict.Valued::state)
                .containsExactly(first, second);
    }
}
