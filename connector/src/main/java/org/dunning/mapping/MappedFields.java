package org.dunning.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.dunning.configfile.Suggestion;
import org.dunning.mapping.MappedRecord.Mapped;
import org.dunning.mapping.MappedRecord.SetAside;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;

/** A mapped record as a mapping's examples write it: our fields by name, or why it was set aside. */
final class MappedFields {

    private static final String SET_ASIDE = "set-aside";
    private static final String CONTACT_PROBLEM = "contact-problem";

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final @Nullable SetAside setAside;

    MappedFields(MappedRecord record) {
        setAside = record instanceof SetAside aside ? aside : null;
        if (record instanceof Mapped mapped) {
            put(mapped.item());
            put(mapped.debtor());
        }
    }

    /** What is not as expected, in words; null when all is well. */
    @Nullable
    String compare(String field, JsonNode expected) {
        if (field.equals(SET_ASIDE)) {
            return compareSetAside(expected.asText());
        }
        if (Field.labelled(field).isEmpty() && !field.equals(CONTACT_PROBLEM)) {
            return "unknown field '" + field + "'" + Suggestion.among(Field.labels(), field);
        }
        if (setAside != null) {
            return "the record was set aside: " + setAside.field() + " " + setAside.reason();
        }
        Object actual = values.get(field);
        String wanted = expected.isNull() ? null : expected.asText();
        return matches(actual, wanted) ? null : field + " is " + shown(actual) + ", expected " + shown(wanted);
    }

    private @Nullable String compareSetAside(String field) {
        if (setAside == null) {
            return "the record was not set aside, expected " + field + " to be refused";
        }
        return setAside.field().equals(field)
                ? null
                : "set aside for " + setAside.field() + " (" + setAside.reason() + "), expected " + field;
    }

    private static boolean matches(@Nullable Object actual, @Nullable String wanted) {
        if (actual instanceof Money money && wanted != null) {
            return wanted.equals(money.toString()) || isNumber(wanted, money.amount());
        }
        return Objects.equals(actual == null ? null : actual.toString(), wanted);
    }

    private static boolean isNumber(String wanted, BigDecimal amount) {
        try {
            return new BigDecimal(wanted).compareTo(amount) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "empty" : "'" + value + "'";
    }

    private void put(OpenItem item) {
        put(Field.DOCUMENT_NO, item.key().document());
        put(Field.LINE, item.key().line());
        put(Field.ERP_KEY, item.erpKey());
        put(Field.DEBTOR_NO, item.debtorNo());
        put(Field.CURRENCY, item.residual().currency().getCurrencyCode());
        put(Field.AMOUNT, item.amount());
        put(Field.RESIDUAL, item.residual());
        put(Field.DOCUMENT_DATE, item.documentDate());
        put(Field.DUE_DATE, item.dueDate());
        put(Field.CREDIT_FOR, item.creditFor());
        put(Field.REFERENCE, item.reference());
        put(Field.LINK, item.link());
        put(Field.BLOCKED, item.has(ItemFlag.BLOCKED));
        put(Field.DISPUTED, item.has(ItemFlag.DISPUTED));
        put(Field.DIRECT_DEBIT, item.has(ItemFlag.DIRECT_DEBIT));
        put(Field.IN_PAYMENT, item.has(ItemFlag.IN_PAYMENT));
        put(Field.ERP_LEVEL, item.erpLevel());
    }

    private void put(Debtor debtor) {
        put(Field.DEBTOR_NAME, debtor.name());
        put(Field.EMAIL, debtor.email());
        values.put(CONTACT_PROBLEM, debtor.contactProblem());
        put(Field.POSTAL_ADDRESS, debtor.reach().postalAddress());
        put(Field.PHONE, debtor.reach().phone());
        put(Field.MESSAGES_ALLOWED, debtor.reach().messages());
        put(Field.LANGUAGE, debtor.language() == null ? null : debtor.language().toLanguageTag());
        put(Field.COUNTRY, debtor.country());
        put(Field.ZONE, debtor.zone());
        put(Field.SEGMENT, debtor.segment());
        put(Field.DEBTOR_TYPE, debtor.type() == null ? null : DebtorTypes.written(debtor.type()));
        put(Field.DEBTOR_BLOCKED, debtor.blockReason());
        put(Field.DEBTOR_STOPPED, debtor.stopReason());
    }

    private void put(Field field, @Nullable Object value) {
        values.put(field.label(), value);
    }
}
