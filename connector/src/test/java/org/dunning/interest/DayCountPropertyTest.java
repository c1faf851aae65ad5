package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dunning.configfile.ConfigFolders;
import org.dunning.receivable.Money;

/** Days of a year, over leap days, month ends and turns of the year. */
class DayCountPropertyTest {

    private static final BigDecimal NEARLY_NOTHING = new BigDecimal("1e-17");
    private static final LatePaymentRules SHIPPED = LatePaymentRules.read(new ConfigFolders(Path.of(""), Path.of("")));

    @Property(tries = 1000)
    void aStretchIsTheSumOfItsPartsWhereverItIsCut(
            @ForAll("edges") LocalDate first,
            @ForAll @IntRange(min = 0, max = 900) int days,
            @ForAll @IntRange(min = 0, max = 900) int more,
            @ForAll DayCount count) {
        LocalDate cut = first.plusDays(days);
        LocalDate last = cut.plusDays(1L + more);

        BigDecimal parts = count.yearsBetween(first, cut).add(count.yearsBetween(cut.plusDays(1), last));
        assertThat(parts.subtract(count.yearsBetween(first, last)).abs()).isLessThan(NEARLY_NOTHING);
        assertThat(DayCount.days(first, last)).isEqualTo(days + more + 2L);
    }

    @Property(tries = 200)
    void aCalendarYearIsOneYearAndADayMoreIn365WhereItIsALeapYear(@ForAll @IntRange(min = 1999, max = 2101) int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);

        assertThat(DayCount.ACT_ACT.yearsBetween(first, last)).isEqualByComparingTo("1");
        assertThat(DayCount.ACT_365.yearsBetween(first, last).compareTo(BigDecimal.ONE))
                .isEqualTo(Year.isLeap(year) ? 1 : 0);
        assertThat(DayCount.ACT_360.yearsBetween(first, last)).isGreaterThan(BigDecimal.ONE);
    }

    @Property(tries = 500)
    void aRateChangesWithItsHalfYearAndOnNoOtherDay(
            @ForAll("edges") LocalDate due, @ForAll @IntRange(min = 1, max = 700) int days) {
        LocalDate on = due.plusDays(days);
        if (on.isAfter(LocalDate.of(2026, 6, 30))) {
            return;
        }
        var segments = SHIPPED.interest(SHIPPED.scheme("es"), Money.of("1000.00", "EUR"), due, on)
                .segments();

        for (int i = 0; i < segments.size() - 1; i++) {
            LocalDate last = segments.get(i).until();
            assertThat(last.getMonthValue() == 6 || last.getMonthValue() == 12).isTrue();
            assertThat(last).isEqualTo(YearMonth.from(last).atEndOfMonth());
        }
        assertThat(segments.get(segments.size() - 1).until()).isEqualTo(on);
    }

    @Provide
    Arbitrary<LocalDate> edges() {
        return Combinators.combine(
                        Arbitraries.integers().between(2019, 2025),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(-2, 2))
                .as((year, month, more) ->
                        YearMonth.of(year, month).atEndOfMonth().plusDays(more));
    }
}
