package org.dunning.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our fields of a record, as a mapping names them in kebab-case. */
enum Field {
    DOCUMENT_NO(Need.REQUIRED),
    LINE(Need.OPTIONAL),
    ERP_KEY(Need.REQUIRED),
    DEBTOR_NO(Need.REQUIRED),
    DEBTOR_NAME(Need.REQUIRED),
    EMAIL(Need.REQUIRED),
    LANGUAGE(Need.OPTIONAL),
    COUNTRY(Need.OPTIONAL),
    ZONE(Need.OPTIONAL),
    SEGMENT(Need.OPTIONAL),
    CURRENCY(Need.REQUIRED),
    AMOUNT(Need.OPTIONAL),
    RESIDUAL(Need.REQUIRED),
    DOCUMENT_DATE(Need.OPTIONAL),
    DUE_DATE(Need.REQUIRED),
    CREDIT_FOR(Need.OPTIONAL),
    REFERENCE(Need.OPTIONAL),
    BLOCKED(Need.OPTIONAL),
    DISPUTED(Need.OPTIONAL),
    DIRECT_DEBIT(Need.OPTIONAL),
    IN_PAYMENT(Need.OPTIONAL),
    ERP_LEVEL(Need.OPTIONAL),
    DEBTOR_BLOCKED(Need.OPTIONAL),
    DEBTOR_STOPPED(Need.OPTIONAL);

    /** Whether a mapping must say where the field comes from; a record may still lack it. */
    private enum Need {
        REQUIRED,
        OPTIONAL
    }

    private final Need need;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Field(Need need) {
        this.need = need;
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
