package org.dunning.procedure;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorType;
import org.dunning.receivable.Money;
import org.jspecify.annotations.Nullable;

/**
 * Debtors for whom all of these hold; what is not mentioned holds for everybody.
 *
 * @param company ids under {@code dunning.companies}
 * @param segment as the ERP has it
 * @param country codes of ISO 3166-1, or a part of a country such as ES-CT
 * @param debtorType a debtor whose type the ERP does not know belongs to none
 * @param balance what the debtor owes in one currency after credits, overdue or not
 */
public record DebtorGroup(
        @Nullable List<String> company,
        @Nullable List<String> segment,
        @Nullable List<String> country,
        @Nullable List<DebtorType> debtorType,
        @Nullable @Valid AmountBand balance) {

    boolean has(Debtor debtor, Money owed) {
        return (company == null || company.contains(debtor.key().company()))
                && (segment == null || segment.contains(debtor.segment()))
                && (country == null || country.stream().anyMatch(code -> lies(debtor.country(), code)))
                && (debtorType == null || debtorType.contains(debtor.type()))
                && (balance == null || balance.holds(owed));
    }

    /** Whether a debtor could belong to both. */
    boolean meets(DebtorGroup other) {
        return shared(company, other.company)
                && shared(segment, other.segment)
                && shared(debtorType, other.debtorType)
                && (country == null
                        || other.country == null
                        || country.stream().anyMatch(code -> other.country.stream()
                                .anyMatch(its -> lies(code, its) || lies(its, code))))
                && (balance == null || other.balance == null || balance.meets(other.balance));
    }

    boolean isEverybody() {
        return company == null && segment == null && country == null && debtorType == null && balance == null;
    }

    private static boolean lies(@Nullable String place, String code) {
        return place != null
                && (place.equalsIgnoreCase(code)
                        || place.toUpperCase(Locale.ROOT).startsWith(code.toUpperCase(Locale.ROOT) + "-"));
    }

    private static <T> boolean shared(@Nullable List<T> ours, @Nullable List<T> theirs) {
        return ours == null || theirs == null || ours.stream().anyMatch(theirs::contains);
    }

    /** In words, such as {@code segment key-account, country DE or AT}. */
    @Override
    public String toString() {
        var words = new StringJoiner(", ");
        add(words, "company", company);
        add(words, "segment", segment);
        add(words, "country", country);
        add(words, "debtor type", debtorType);
        Optional.ofNullable(balance)
                .ifPresent(band -> words.add("balance"
                        + (band.from() == null ? "" : " from " + band.from())
                        + (band.below() == null ? "" : " below " + band.below()) + " " + band.currency()));
        return words.toString();
    }

    private static void add(StringJoiner words, String name, @Nullable List<?> values) {
        if (values != null) {
            words.add(name + " "
                    + String.join(
                            " or ",
                            values.stream()
                                    .map(value -> value.toString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .toList()));
        }
    }
}
