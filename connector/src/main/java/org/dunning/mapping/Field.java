package org.dunning.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our fields of a record, as a mapping names them in kebab-case. */
enum Field {
    DOCUMENT_NO(Need.REQUIRED, 100),
    LINE(Need.OPTIONAL, 60),
    ERP_KEY(Need.REQUIRED, 120),
    DEBTOR_NO(Need.REQUIRED, 100),
    DEBTOR_NAME(Need.REQUIRED, 300),
    EMAIL(Need.REQUIRED),
    POSTAL_ADDRESS(Need.OPTIONAL, 300),
    PHONE(Need.OPTIONAL, 60),
    MESSAGES_ALLOWED(Need.OPTIONAL),
    LANGUAGE(Need.OPTIONAL),
    COUNTRY(Need.OPTIONAL, 60),
    ZONE(Need.OPTIONAL, 60),
    SEGMENT(Need.OPTIONAL, 100),
    DEBTOR_TYPE(Need.OPTIONAL),
    CURRENCY(Need.REQUIRED),
    AMOUNT(Need.OPTIONAL),
    RESIDUAL(Need.REQUIRED),
    DOCUMENT_DATE(Need.OPTIONAL),
    DUE_DATE(Need.REQUIRED),
    CREDIT_FOR(Need.OPTIONAL, 100),
    REFERENCE(Need.OPTIONAL, 300),
    LINK(Need.OPTIONAL, 500),
    BLOCKED(Need.OPTIONAL),
    DISPUTED(Need.OPTIONAL),
    DIRECT_DEBIT(Need.OPTIONAL),
    IN_PAYMENT(Need.OPTIONAL),
    ERP_LEVEL(Need.OPTIONAL),
    DEBTOR_BLOCKED(Need.OPTIONAL, 300),
    DEBTOR_STOPPED(Need.OPTIONAL, 300);

    /** Whether a mapping must say where the field comes from; a record may still lack it. */
    private enum Need {
        REQUIRED,
        OPTIONAL
    }

    private final Need need;
    private final int longest;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Field(Need need) {
        this(need, Integer.MAX_VALUE);
    }

    Field(Need need, int longest) {
        this.need = need;
        this.longest = longest;
    }

    /** Characters, as many as the ledger can hold; what is no text is limited by its own reader. */
    int longest() {
        return longest;
    }

    String label() {
        return label;
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }

    static Optional<Field> labelled(@Nullable String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Field::label).toList();
    }
}
