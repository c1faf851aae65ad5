package org.dunning.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dunning.receivable.Money;

/**
 * Simple interest on an amount from the day after its due date to a day, both included, split where the rate changes.
 *
 * @param total the sum of the segments
 */
public record LateInterest(List<Segment> segments, Money total) {

    /**
     * A stretch of one rate.
     *
     * @param rate per cent a year, margin included
     */
    public record Segment(LocalDate from, LocalDate until, long days, BigDecimal rate, Money amount) {}

    private record Stretch(LocalDate from, LocalDate until, BigDecimal rate) {}

    public LateInterest {
        segments = List.copyOf(segments);
    }

    /** @throws MissingRateException when the table does not know the rate of a day that is needed */
    public static LateInterest of(Money open, LocalDate due, LocalDate on, LatePayment scheme, RateTable table) {
        LocalDate first = due.plusDays(1);
        if (first.isAfter(on)) {
            return new LateInterest(List.of(), Money.zero(open.currency()));
        }
        List<Stretch> stretches =
                switch (scheme.rateMode()) {
                    case FLOATING -> floating(first, on, scheme, table);
                    case FIXED_AT_START -> List.of(new Stretch(first, on, rate(first, scheme, table)));
                    case AT_PAYMENT -> List.of(new Stretch(first, on, rate(on, scheme, table)));
                };
        return rounded(open, stretches, scheme);
    }

    private static List<Stretch> floating(LocalDate first, LocalDate on, LatePayment scheme, RateTable table) {
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate from = first; !from.isAfter(on); ) {
            LocalDate last = row(from, table).last();
            LocalDate until = last.isBefore(on) ? last : on;
            BigDecimal rate = rate(from, scheme, table);
            int before = stretches.size() - 1;
            if (before >= 0 && stretches.get(before).rate().compareTo(rate) == 0) {
                stretches.set(before, new Stretch(stretches.get(before).from(), until, rate));
            } else {
                stretches.add(new Stretch(from, until, rate));
            }
            from = until.plusDays(1);
        }
        return stretches;
    }

    private static LateInterest rounded(Money open, List<Stretch> stretches, LatePayment scheme) {
        List<Segment> segments = new ArrayList<>();
        Money total = Money.zero(open.currency());
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            BigDecimal interest = open.amount()
                    .multiply(stretch.rate().movePointLeft(2))
                    .multiply(scheme.dayCount().yearsBetween(stretch.from(), stretch.until()));
            exact = exact.add(interest);
            boolean takesDifference = scheme.rounding() == InterestRounding.ONCE && i == stretches.size() - 1;
            Money amount = takesDifference ? money(exact, open).minus(total) : money(interest, open);
            total = total.plus(amount);
            segments.add(new Segment(
                    stretch.from(),
                    stretch.until(),
                    DayCount.days(stretch.from(), stretch.until()),
                    stretch.rate(),
                    amount));
        }
        return new LateInterest(segments, total);
    }

    private static BigDecimal rate(LocalDate day, LatePayment scheme, RateTable table) {
        return row(day, table).rate().add(scheme.margin());
    }

    private static RateTable.Row row(LocalDate day, RateTable table) {
        return table.on(day).orElseThrow(() -> new MissingRateException(table, day));
    }

    private static Money money(BigDecimal exact, Money like) {
        int decimals = Math.max(0, like.currency().getDefaultFractionDigits());
        return new Money(exact.setScale(decimals, RoundingMode.HALF_UP), like.currency());
    }
}
