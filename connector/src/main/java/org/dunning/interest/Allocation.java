package org.dunning.interest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunning.receivable.Money;

/**
 * In which order a payment that does not cover all that is claimed is set off against it, by a law or a contract. The
 * letter tells it; what is open in the ERP is never changed by it.
 *
 * @param order each part at most once; those it leaves out come last
 * @param source the law or the contract
 */
public record Allocation(List<Part> order, String source) {

    /** What a payment can be set off against. */
    public enum Part {
        /** Compensation and fees. */
        COSTS,
        INTEREST,
        PRINCIPAL;

        static Part of(Charge.Kind kind) {
            return kind == Charge.Kind.INTEREST ? INTEREST : COSTS;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Allocation {
        order = List.copyOf(order);
        if (order.isEmpty() || EnumSet.copyOf(order).size() < order.size()) {
            throw new IllegalArgumentException(
                    "each of costs, interest and principal stands in the order at most once");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("an order needs its source: the law or the contract");
        }
    }

    /** What is claimed of each part; parts of which nothing is claimed are left out. */
    public static Map<Part, Money> claimed(Money principal, List<Charge> charges) {
        Map<Part, Money> parts = new EnumMap<>(Part.class);
        charges.forEach(charge -> parts.merge(Part.of(charge.kind()), charge.amount(), Money::plus));
        parts.merge(Part.PRINCIPAL, principal, Money::plus);
        parts.values().removeIf(amount -> !amount.isPositive());
        return parts;
    }

    /** How much of a payment goes to each part, in the order; what exceeds them all goes to none. */
    public Map<Part, Money> setOff(Money payment, Map<Part, Money> claimed) {
        Map<Part, Money> parts = new LinkedHashMap<>();
        Money left = payment;
        for (Part part : whole()) {
            Money amount = claimed.get(part);
            if (amount != null) {
                Money covered = left.min(amount);
                parts.put(part, covered);
                left = left.minus(covered);
            }
        }
        return parts;
    }

    private List<Part> whole() {
        List<Part> whole = new ArrayList<>(order);
        for (Part part : Part.values()) {
            if (!whole.contains(part)) {
                whole.add(part);
            }
        }
        return whole;
    }

    /** Such as {@code costs, interest, principal (BGB section 367)}. */
    public String inWords() {
        return order.stream().map(Part::label).collect(Collectors.joining(", ")) + " (" + source + ")";
    }
}
