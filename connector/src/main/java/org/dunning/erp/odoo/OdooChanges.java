package org.dunning.erp.odoo;

import java.time.Instant;
import java.util.List;
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

    private final OdooServer odoo;

    OdooChanges(OdooServer odoo) {
        this.odoo = odoo;
    }

    List<Object> since(Instant since, long company) {
        String from = OdooRows.time(since);
        return List.of(
                "|",
                "|",
                List.of("write_date", ">=", from),
                List.of(OdooRows.MOVE + ".write_date", ">=", from),
                List.of("partner_id." + OdooRows.DEBTOR, "in", debtors(from, company)));
    }

    private Set<Long> debtors(String from, long company) {
        Set<Long> debtors = new TreeSet<>();
        var changed = OdooCall.searchRead(
                OdooModel.CONTACT.model(),
                List.of(List.of("write_date", ">=", from)),
                List.of(OdooRows.DEBTOR),
                0,
                OdooLines.context(company));
        OdooRows.of(odoo.read(changed), Set.of()).forEach(contact -> {
            Long debtor = OdooRows.link(contact, OdooRows.DEBTOR);
            if (debtor != null) {
                debtors.add(debtor);
            }
        });
        return debtors;
    }
}
