package org.dunning.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.time.api.constraints.DateRange;
import org.dunning.configfile.ConfigFolders;
import org.dunning.receivable.Money;

/** Interest over any days the tables know: no day twice, none left out, and never less for more days. */
class InterestPropertyTest {

    private static final LatePaymentRules SHIPPED = LatePaymentRules.read(new ConfigFolders(Path.of(""), Path.of("")));

    @Property(tries = 500)
    void theStretchesFollowEachOtherFromTheDayAfterTheDueDate(
            @ForAll @DateRange(min = "2016-07-01", max = "2025-12-31") LocalDate due,
            @ForAll @IntRange(min = 0, max = 180) int days,
            @ForAll @BigRange(min = "0.01", max = "99999.99") @Scale(2) BigDecimal amount) {
        for (String scheme : new String[] {"es", "de", "fr", "ie"}) {
            LateInterest interest = interest(scheme, amount, due, due.plusDays(days));

            LocalDate next = due.plusDays(1);
            Money total = Money.of("0", "EUR");
            for (LateInterest.Segment segment : interest.segments()) {
                assertThat(segment.from()).isEqualTo(next);
                assertThat(segment.days()).isEqualTo(ChronoUnit.DAYS.between(segment.from(), segment.until()) + 1);
                next = segment.until().plusDays(1);
                total = total.plus(segment.amount());
            }
            assertThat(next).isEqualTo(due.plusDays(days + 1L));
            assertThat(interest.total()).isEqualTo(total);
        }
    }

    @Property(tries = 500)
    void aDayMoreNeverCostsLessWhereEachDayHasItsRate(
            @ForAll @DateRange(min = "2016-07-01", max = "2025-12-31") LocalDate due,
            @ForAll @IntRange(min = 0, max = 170) int days,
            @ForAll @BigRange(min = "0.01", max = "99999.99") @Scale(2) BigDecimal amount) {
        assertThat(interest("es", amount, due, due.plusDays(days + 1L)).total())
                .isGreaterThanOrEqualTo(
                        interest("es", amount, due, due.plusDays(days)).total());
    }

    private static LateInterest interest(String scheme, BigDecimal amount, LocalDate due, LocalDate on) {
        return SHIPPED.interest(SHIPPED.scheme(scheme), Money.of(amount.toPlainString(), "EUR"), due, on);
    }
}
