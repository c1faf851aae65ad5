package org.dunning.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dunning.receivable.DebtorType;
import org.jspecify.annotations.Nullable;

/** Types of debtors as a mapping writes them: business, sole-trader, consumer, public. */
final class DebtorTypes {

    private DebtorTypes() {}

    static @Nullable DebtorType read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        for (DebtorType type : DebtorType.values()) {
            if (written(type).equalsIgnoreCase(written)) {
                return type;
            }
        }
        throw new Unreadable(
                Field.DEBTOR_TYPE,
                "is none of "
                        + Arrays.stream(DebtorType.values())
                                .map(DebtorTypes::written)
                                .collect(Collectors.joining(", "))
                        + "; list its values under 'values' in the mapping");
    }

    static String written(DebtorType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
