package org.dunning.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The SQL texts a mapping may hold, what each must bind, and what it may. */
enum Query {
    OPEN_ITEMS(true, Set.of("company"), Set.of("on", "since")),
    RECHECK(true, Set.of("company", "in:keys", "in:debtors"), Set.of("on")),
    WRITE_BACK(
            false,
            Set.of("naturalKey"),
            Set.of(
                    "company",
                    "kind",
                    "debtorNo",
                    "at",
                    "on",
                    "stage",
                    "channel",
                    "documents",
                    "erpKeys",
                    "total",
                    "currency",
                    "text")),
    CONTACTS(false, Set.of("in:naturalKeys"), Set.of()),
    NEWEST_BANK_ENTRY(false, Set.of("company"), Set.of("on")),
    DOCUMENT(false, Set.of("erpKey"), Set.of("company", "documentNo", "line", "debtorNo"));

    private final boolean required;
    private final Set<String> mustBind;
    private final Set<String> mayBind;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Query(boolean required, Set<String> mustBind, Set<String> mayBind) {
        this.required = required;
        this.mustBind = mustBind;
        this.mayBind = mayBind;
    }

    String label() {
        return label;
    }

    /** Without it no ERP can be read by SQL; which of the others are needed, the route says that uses them. */
    boolean isRequired() {
        return required;
    }

    boolean isWrite() {
        return this == WRITE_BACK;
    }

    Set<String> mustBind() {
        return mustBind;
    }

    boolean knows(String parameter) {
        return mustBind.contains(parameter) || mayBind.contains(parameter);
    }

    List<String> parameters() {
        return java.util.stream.Stream.concat(mustBind.stream(), mayBind.stream())
                .sorted()
                .toList();
    }

    static Optional<Query> labelled(String label) {
        return Arrays.stream(values())
                .filter(query -> query.label.equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Query::label).toList();
    }
}
