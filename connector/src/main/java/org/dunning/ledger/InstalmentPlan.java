package org.dunning.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dunning.receivable.Money;

/**
 * An agreement to pay some items by instalments. It holds them while what was paid keeps up with what has fallen due.
 *
 * @param owner who agreed to it
 * @param agreed what was open of its items when it was agreed
 * @param open what is open of them now
 * @param graceDays calendar days that an instalment may be late
 */
public record InstalmentPlan(
        long number, String owner, List<Instalment> instalments, Money agreed, Money open, int graceDays) {

    /** One payment, by a day. */
    public record Instalment(LocalDate due, Money amount) {}

    public InstalmentPlan {
        instalments = List.copyOf(instalments);
    }

    public boolean isKept(LocalDate on) {
        return agreed.minus(open).compareTo(fallenDue(on)) >= 0;
    }

    /** The next instalment that is not late yet; empty after the last. */
    public Optional<Instalment> next(LocalDate on) {
        return instalments.stream()
                .filter(instalment -> !isLate(instalment, on))
                .findFirst();
    }

    private Money fallenDue(LocalDate on) {
        return instalments.stream()
                .filter(instalment -> isLate(instalment, on))
                .map(Instalment::amount)
                .reduce(Money.zero(agreed.currency()), Money::plus);
    }

    private boolean isLate(Instalment instalment, LocalDate on) {
        return on.isAfter(instalment.due().plusDays(graceDays));
    }
}
