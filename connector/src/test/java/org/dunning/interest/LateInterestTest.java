package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.dunning.configfile.ConfigFolders;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped schemes on amounts reckoned by hand. */
class LateInterestTest {

    private static final LatePaymentRules SHIPPED = LatePaymentRules.read(new ConfigFolders(Path.of(""), Path.of("")));

    @ParameterizedTest
    @CsvSource({
        // scheme, amount, due, on, interest, segments
        "es, 1000.00, 2026-01-01, 2026-01-01, 0.00, 0",
        "es, 1000.00, 2026-01-01, 2026-01-02, 0.28, 1",
        // 30 days at 10.15 over 365.
        "es, 1000.00, 2026-01-01, 2026-01-31, 8.34, 1",
        // 20 days at 11.15 (6.11) and 20 at 10.15 (5.56).
        "es, 1000.00, 2025-06-10, 2025-07-20, 11.67, 2",
        // The rate did not change on 1 January 2026, so there is one stretch.
        "es, 1000.00, 2025-12-01, 2026-01-31, 16.96, 1",
        // A debtor that pays in July 2025: 10.15 for all 40 days.
        "ie, 1000.00, 2025-06-10, 2025-07-20, 11.12, 1",
        // A leap year: 182 days at 12.62 and 184 at 12.37, each over 366.
        "de, 1000.00, 2023-12-31, 2024-12-31, 124.95, 2",
        // One day of 2023 over 365 (12.12), one of 2024 over 366 (12.62).
        "de, 100000.00, 2023-12-30, 2024-01-01, 67.69, 2",
        "fr, 1000.00, 2026-01-01, 2026-01-31, 9.99, 1",
    })
    void interestIsThatOfTheScheme(
            String scheme, String amount, LocalDate due, LocalDate on, String interest, int segments) {
        LateInterest reckoned = interest(scheme, Money.of(amount, "EUR"), due, on);

        assertThat(reckoned.total()).isEqualTo(Money.of(interest, "EUR"));
        assertThat(reckoned.segments()).hasSize(segments);
        assertThat(reckoned.segments().stream()
                        .mapToLong(LateInterest.Segment::days)
                        .sum())
                .isEqualTo(due.until(on, java.time.temporal.ChronoUnit.DAYS));
    }

    @Test
    void inTheUnitedKingdomTheRateAtTheStartStaysForTheLifeOfTheDebt() {
        LateInterest reckoned =
                interest("uk", Money.of("5000.00", "GBP"), LocalDate.of(2025, 6, 20), LocalDate.of(2026, 3, 1));

        assertThat(reckoned.total()).isEqualTo(Money.of("443.63", "GBP"));
        assertThat(reckoned.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.rate()).isEqualByComparingTo("12.75");
            assertThat(segment.from()).isEqualTo(LocalDate.of(2025, 6, 21));
        });
        // It needs no rate of today.
        assertThat(interest("uk", Money.of("1.00", "GBP"), LocalDate.of(2026, 6, 1), LocalDate.of(2026, 11, 1))
                        .segments())
                .hasSize(1);
    }

    @Test
    void aHalfYearThatIsNotKnownIsNeverCarriedForward() {
        Money amount = Money.of("1000.00", "EUR");

        assertThat(interest("es", amount, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 30))
                        .segments())
                .hasSize(1);
        assertThatThrownBy(() -> interest("es", amount, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 7, 1)))
                .isInstanceOf(MissingRateException.class)
                .hasMessage("mappings/rates/ecb.yaml has no rate for 2026-07-01; add it with its source");
        assertThatThrownBy(() -> interest("ie", amount, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 7, 1)))
                .isInstanceOf(MissingRateException.class);
        assertThatThrownBy(() -> interest("es", amount, LocalDate.of(2016, 5, 1), LocalDate.of(2016, 8, 1)))
                .hasMessageContaining("2016-05-02");
    }

    @Test
    void roundingOnceGivesTheDifferenceToTheLastStretch() {
        LatePayment es = SHIPPED.scheme("es");
        var once = new LatePayment(
                es.name(),
                es.source(),
                true,
                "EUR",
                es.debtorTypes(),
                es.rateTable(),
                es.margin(),
                RateMode.FLOATING,
                DayCount.ACT_360,
                InterestRounding.ONCE,
                es.allocation(),
                es.compensation());

        // 12 days at 11.15 and 9 at 10.15 over 360 are 0.3716... and 0.2537...: 0.63 together, 0.37 and 0.25 apart.
        LateInterest reckoned =
                SHIPPED.interest(once, Money.of("100.00", "EUR"), LocalDate.of(2025, 6, 18), LocalDate.of(2025, 7, 9));

        assertThat(reckoned.total()).isEqualTo(Money.of("0.63", "EUR"));
        assertThat(reckoned.segments())
                .extracting(LateInterest.Segment::amount)
                .containsExactly(Money.of("0.37", "EUR"), Money.of("0.26", "EUR"));
    }

    @Test
    void yenHaveNoDecimals() {
        assertThat(interest("es", Money.of("100000", "JPY"), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31))
                        .total())
                .isEqualTo(Money.of("834", "JPY"));
    }

    @ParameterizedTest
    @CsvSource({"999.99, 40.00", "1000.00, 70.00", "9999.99, 70.00", "10000.00, 100.00"})
    void compensationGoesByTheSizeOfTheDebt(String debt, String compensation) {
        assertThat(SHIPPED.scheme("uk").compensationFor(Money.of(debt, "GBP")))
                .isEqualTo(Money.of(compensation, "GBP"));
        assertThat(SHIPPED.scheme("es").compensationFor(Money.of(debt, "EUR"))).isEqualTo(Money.of("40.00", "EUR"));
    }

    @Test
    void aStatutorySchemeIsForBusinessesInItsCurrency() {
        LatePayment es = SHIPPED.scheme("es");

        assertThat(es.isFor(DebtorType.BUSINESS, "EUR")).isTrue();
        assertThat(es.isFor(DebtorType.PUBLIC, "EUR")).isTrue();
        assertThat(es.isFor(DebtorType.CONSUMER, "EUR")).isFalse();
        assertThat(es.isFor(null, "EUR")).isFalse();
        assertThat(es.isFor(DebtorType.BUSINESS, "USD")).isFalse();
    }

    private static LateInterest interest(String scheme, Money amount, LocalDate due, LocalDate on) {
        return SHIPPED.interest(SHIPPED.scheme(scheme), amount, due, on);
    }
}
