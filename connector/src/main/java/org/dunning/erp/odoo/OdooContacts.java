package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who owes and to whom reminders go, read for many lines at once and remembered for one sweep. Not for longer: an
 * address may change between two sweeps without any invoice changing.
 */
final class OdooContacts {

    /** So that a sweep's memory stays flat; then reading starts afresh. */
    private static final int MOST = 50_000;

    private final OdooServer odoo;
    private final OdooFields.Chosen fields;
    private final Map<String, Object> context;
    private final Map<Long, Map<String, @Nullable Object>> contacts = new HashMap<>();
    private final Map<Long, List<Map<String, @Nullable Object>>> forInvoices = new HashMap<>();
    private final Set<Long> askedFor = new HashSet<>();

    OdooContacts(OdooServer odoo, OdooFields.Chosen fields, Map<String, Object> context) {
        this.odoo = odoo;
        this.fields = fields;
        this.context = context;
    }

    /** One request, and a second only where lines name persons of companies that are not yet known. */
    void read(Set<Long> ids) {
        if (contacts.size() > MOST) {
            contacts.clear();
            forInvoices.clear();
            askedFor.clear();
        }
        ask(ids);
        ask(ids.stream().map(this::debtorOf).filter(debtor -> debtor != null).collect(Collectors.toSet()));
    }

    /** The company behind a contact; null when it is not known. */
    @Nullable
    Long debtorOf(@Nullable Long contact) {
        var row = contacts.get(contact);
        return row == null ? null : OdooRows.link(row, OdooRows.DEBTOR);
    }

    @Nullable
    Map<String, @Nullable Object> debtor(@Nullable Long contact) {
        return contacts.get(debtorOf(contact));
    }

    /** The oldest invoice contact that has an address, else the debtor itself. */
    Map<String, @Nullable Object> dunningContact(Map<String, @Nullable Object> debtor) {
        Map<String, @Nullable Object> chosen = forInvoices.getOrDefault(OdooRows.link(debtor, "id"), List.of()).stream()
                .filter(contact -> contact.get("email") != null)
                .min(Comparator.comparingLong(OdooContacts::id))
                .orElse(debtor);
        Map<String, @Nullable Object> written = new LinkedHashMap<>(chosen);
        written.put("email", address(chosen));
        if (chosen.get("lang") == null) {
            written.put("lang", debtor.get("lang"));
        }
        return written;
    }

    /** With a name around it the bare address is taken; of several addresses none is. */
    private static @Nullable Object address(Map<String, @Nullable Object> contact) {
        Object written = contact.get("email");
        Object bare = contact.get("email_normalized");
        boolean one = written instanceof String text
                && text.indexOf('@') == text.lastIndexOf('@')
                && !text.contains(",")
                && !text.contains(";");
        return one && bare != null ? bare : written;
    }

    /** Odoo puts the name of a company above it; without street and town no letter arrives. */
    private static @Nullable Object postalAddress(Map<String, @Nullable Object> contact) {
        if (contact.get("street") == null
                || contact.get("city") == null
                || !(contact.get("contact_address") instanceof String whole)) {
            return null;
        }
        String name = contact.get("name") + "\n";
        return whole.startsWith(name) ? whole.substring(name.length()) : whole;
    }

    private void ask(Set<Long> ids) {
        List<Long> missing =
                ids.stream().filter(id -> !askedFor.contains(id)).sorted().toList();
        if (missing.isEmpty()) {
            return;
        }
        List<Object> domain = List.of(
                "|",
                List.of("id", "in", missing),
                "&",
                List.of("type", "=", "invoice"),
                List.of(OdooRows.DEBTOR, "in", missing));
        askedFor.addAll(missing);
        OdooRows.of(
                        odoo.read(OdooCall.searchRead(OdooModel.CONTACT.model(), domain, fields.names(), 0, context)),
                        fields.booleans())
                .forEach(this::keep);
    }

    private void keep(Map<String, @Nullable Object> row) {
        Long id = OdooRows.link(row, "id");
        Long debtor = OdooRows.link(row, OdooRows.DEBTOR);
        row.put(OdooRows.ADDRESS, postalAddress(row));
        boolean known = contacts.put(id, row) != null;
        if (!known && !String.valueOf(id).equals(String.valueOf(debtor)) && isInvoiceContact(row)) {
            forInvoices.computeIfAbsent(debtor, key -> new ArrayList<>()).add(row);
        }
    }

    private static long id(Map<String, @Nullable Object> row) {
        Long id = OdooRows.link(row, "id");
        return id == null ? Long.MAX_VALUE : id;
    }

    private static boolean isInvoiceContact(Map<String, @Nullable Object> row) {
        return "invoice".equals(row.get("type")) && Boolean.TRUE.equals(row.get("active"));
    }
}
