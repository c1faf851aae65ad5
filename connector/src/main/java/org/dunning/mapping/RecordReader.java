package org.dunning.mapping;

import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dunning.receivable.Debtor;
import org.dunning.receivable.DebtorKey;
import org.dunning.receivable.ItemFlag;
import org.dunning.receivable.ItemKey;
import org.dunning.receivable.Money;
import org.dunning.receivable.OpenItem;
import org.dunning.receivable.Reach;
import org.jspecify.annotations.Nullable;

/** Reads one record field by field, by compiled columns. */
final class RecordReader {

    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]+");

    private final @Nullable Column[] columns;
    private final Map<String, Object> record;

    RecordReader(@Nullable Column[] columns, Map<String, Object> record) {
        this.columns = columns;
        this.record = record;
    }

    OpenItem item(String source, String company) {
        String document = required(Field.DOCUMENT_NO);
        String line = clean(Field.LINE);
        Currency currency = Amounts.currency(required(Field.CURRENCY));
        Money residual = money(Field.RESIDUAL, currency);
        if (residual == null) {
            throw new Unreadable(Field.RESIDUAL, "is missing");
        }
        Money amount = money(Field.AMOUNT, currency);
        return new OpenItem(
                new ItemKey(source, company, document, line == null ? "1" : line),
                required(Field.ERP_KEY),
                required(Field.DEBTOR_NO),
                amount == null ? residual : amount,
                residual,
                date(Field.DOCUMENT_DATE),
                date(Field.DUE_DATE),
                clean(Field.CREDIT_FOR),
                neutral(Field.REFERENCE),
                flags(),
                level(),
                link());
    }

    Debtor debtor(String source, String company) {
        String number = required(Field.DEBTOR_NO);
        String name = clean(Field.DEBTOR_NAME);
        EmailAddress email = EmailAddress.of(text(Field.EMAIL));
        return new Debtor(
                new DebtorKey(source, company, number),
                name == null ? number : name,
                email.address(),
                email.problem(),
                Languages.locale(text(Field.LANGUAGE)),
                neutral(Field.COUNTRY),
                Languages.zone(neutral(Field.ZONE)),
                neutral(Field.SEGMENT),
                YesNo.reason(value(Field.DEBTOR_BLOCKED), "blocked for dunning in the ERP", Field.DEBTOR_BLOCKED),
                YesNo.reason(value(Field.DEBTOR_STOPPED), "dunning has ended in the ERP", Field.DEBTOR_STOPPED),
                DebtorTypes.read(text(Field.DEBTOR_TYPE)),
                new Reach(
                        PostalAddress.lines(text(Field.POSTAL_ADDRESS)),
                        Phone.international(text(Field.PHONE)),
                        YesNo.of(value(Field.MESSAGES_ALLOWED), Field.MESSAGES_ALLOWED)));
    }

    /** For telling which record was set aside: null where the value itself cannot be shown. */
    @Nullable
    String shown(Field field) {
        try {
            return clean(field);
        } catch (Unreadable e) {
            return null;
        }
    }

    private String required(Field field) {
        String text = clean(field);
        if (text == null) {
            throw new Unreadable(field, "is missing");
        }
        return text;
    }

    private @Nullable String clean(Field field) {
        String text = text(field);
        return text == null ? null : Text.clean(text, field);
    }

    private @Nullable String neutral(Field field) {
        String text = text(field);
        return text == null ? null : Text.neutral(text, field);
    }

    private @Nullable String text(Field field) {
        Object value = value(field);
        String text = value == null ? "" : Text.of(value, field);
        return text.isEmpty() ? null : text;
    }

    private @Nullable Money money(Field field, Currency currency) {
        Column column = columns[field.ordinal()];
        Object value = column == null ? null : column.read(record);
        return column == null || value == null ? null : Amounts.money(value, currency, column.negate(), field);
    }

    private @Nullable LocalDate date(Field field) {
        Object value = value(field);
        return value == null ? null : Dates.of(value, field);
    }

    private Set<ItemFlag> flags() {
        Set<ItemFlag> flags = EnumSet.noneOf(ItemFlag.class);
        flag(Field.BLOCKED, ItemFlag.BLOCKED, flags);
        flag(Field.DISPUTED, ItemFlag.DISPUTED, flags);
        flag(Field.DIRECT_DEBIT, ItemFlag.DIRECT_DEBIT, flags);
        flag(Field.IN_PAYMENT, ItemFlag.IN_PAYMENT, flags);
        return flags;
    }

    private void flag(Field field, ItemFlag flag, Set<ItemFlag> flags) {
        Column column = columns[field.ordinal()];
        if (column != null && YesNo.of(column.read(record), field) != column.negate()) {
            flags.add(flag);
        }
    }

    private @Nullable Integer level() {
        Object value = value(Field.ERP_LEVEL);
        String text = value == null || value.equals(0) ? "" : Text.of(value, Field.ERP_LEVEL);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 2 || !text.chars().allMatch(Character::isDigit)) {
            throw new Unreadable(Field.ERP_LEVEL, "is not a whole number from 0 to 99");
        }
        int level = Integer.parseInt(text);
        return level == 0 ? null : level;
    }

    /** An address of the web and nothing else: it goes into a mail that the debtor opens. */
    private @Nullable String link() {
        String link = clean(Field.LINK);
        if (link != null && !WEB.matcher(link).matches()) {
            throw new Unreadable(Field.LINK, "is no address such as https://portal.example.com/invoice/1");
        }
        return link;
    }

    private @Nullable Object value(Field field) {
        Column column = columns[field.ordinal()];
        return column == null ? null : column.read(record);
    }

    /** By the field's ordinal; null where the mapping says nothing. */
    static @Nullable Column[] columns(RecordMapping mapping) {
        @Nullable Column[] columns = new Column[Field.values().length];
        mapping.fields().forEach((label, rule) -> Field.labelled(label)
                .ifPresent(field -> columns[field.ordinal()] = new Column(field, rule)));
        return columns;
    }
}
