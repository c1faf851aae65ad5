package org.dunning.erp.odoo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The condition by which Odoo tells which open lines were changed: they themselves, their invoices, or a contact of their
 * debtor, which changes no line. Odoo keeps the start of the writing transaction and shows whole seconds, so it is asked
 * for {@code >=} some time before what was seen last; what is met twice is read twice.
 */
@Lazy
@Component
class OdooChanges {

    private static final DateTimeFormatter AS_ODOO_WRITES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OdooServer odoo;

    OdooChanges(OdooServer odoo) {
        this.odoo = odoo;
    }

    List<Object> since(Instant since, long company) {
        String from = AS_ODOO_WRITES.format(since);
        return List.of(
                "|",
                "|",
                List.of("write_date", ">=", from),
                List.of(OdooRows.MOVE + ".write_date", ">=", from),
                List.of("partner_id." + OdooRows.DEBTOR, "in", debtors(from, company)));
    }

    private Set<Long> debtors(String from, long company) {
        Set<Long> debtors = new TreeSet<>();
        odoo.read(OdooCall.searchRead(
                        OdooModel.CONTACT.model(),
                        List.of(List.of("write_date", ">=", from)),
                        List.of(OdooRows.DEBTOR),
                        0,
                        OdooLines.context(company)))
                .forEach(contact -> debtors.add(
                        contact.path(OdooRows.DEBTOR).isArray()
                                ? contact.path(OdooRows.DEBTOR).path(0).asLong()
                                : contact.path(OdooRows.DEBTOR).asLong()));
        return debtors;
    }
}
