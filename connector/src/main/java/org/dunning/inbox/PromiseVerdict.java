package org.dunning.inbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Values the payments promised for one item by one reply. Pure: it reads nothing and asks no clock. */
final class PromiseVerdict {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PromiseVerdict() {}

    /** What became of one of them. */
    enum State {
        OPEN,
        KEPT,
        PARTLY_KEPT,
        BROKEN
    }

    /** One promised payment; those of an item come by day. */
    record Payment(long id, LocalDate on, BigDecimal amount) {}

    /** @param paid of this payment, at most its amount */
    record Valued(Payment payment, State state, BigDecimal paid) {}

    /**
     * What was paid counts for the earliest payment first. Once one is not kept, those after it hold nothing either.
     *
     * @param paid since it was promised
     * @param on the business date
     * @param graceDays calendar days after the promised day
     * @param tolerancePercent of a payment that may be missing
     */
    static List<Valued> of(
            List<Payment> payments, BigDecimal paid, LocalDate on, int graceDays, BigDecimal tolerancePercent) {
        List<Valued> valued = new ArrayList<>();
        BigDecimal left = paid.max(BigDecimal.ZERO);
        boolean broken = false;
        for (Payment payment : payments) {
            BigDecimal its = left.min(payment.amount);
            left = left.subtract(its);
            boolean late = broken || on.isAfter(payment.on.plusDays(graceDays));
            State state = state(payment, its, late, tolerancePercent);
            broken |= state == State.PARTLY_KEPT || state == State.BROKEN;
            valued.add(new Valued(payment, state, its));
        }
        return valued;
    }

    private static State state(Payment payment, BigDecimal paid, boolean late, BigDecimal tolerancePercent) {
        BigDecimal missing = payment.amount
                .multiply(tolerancePercent)
                .divide(HUNDRED, payment.amount.scale() + 2, RoundingMode.HALF_UP);
        if (paid.add(missing).compareTo(payment.amount) >= 0) {
            return State.KEPT;
        }
        if (!late) {
            return State.OPEN;
        }
        return paid.signum() > 0 ? State.PARTLY_KEPT : State.BROKEN;
    }
}
