package org.dunning.erp.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.WriteBackEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Fields of your own on the invoice that take the stage and the date of the last contact; none unless configured. */
@Lazy
@Component
class OdooInvoiceFields {

    private final OdooServer odoo;
    private final OdooProperties properties;

    private @Nullable Set<String> present;

    OdooInvoiceFields(OdooServer odoo, OdooProperties properties) {
        this.odoo = odoo;
        this.properties = properties;
    }

    /** One request for all invoices that get the same. */
    void write(OdooNotes.Plan plan) {
        Map<Map<String, Object>, Set<Long>> invoices = new LinkedHashMap<>();
        for (WriteBackEntry entry : plan.entries()) {
            // What is no dunning notice has no stage for any of its items.
            boolean demands = entry.kind() == WriteBackEntry.Kind.NOTE
                    && entry.stages().stream().anyMatch(stage -> !stage.isEmpty());
            Map<String, Object> values = demands && plan.isDue(entry) ? values(entry) : Map.of();
            if (!values.isEmpty()) {
                entry.erpKeys().stream()
                        .flatMap(key -> OdooKey.parse(key).stream())
                        .forEach(key -> invoices.computeIfAbsent(values, same -> new TreeSet<>())
                                .add(key.move()));
            }
        }
        invoices.forEach(this::write);
    }

    private void write(Map<String, Object> values, Set<Long> invoices) {
        try {
            writeAll(values, List.copyOf(invoices));
        } catch (OdooException e) {
            if (!e.is(Kind.GONE)) {
                throw e;
            }
            invoices.forEach(invoice -> writeIfThere(values, invoice));
        }
    }

    private void writeIfThere(Map<String, Object> values, long invoice) {
        try {
            writeAll(values, List.of(invoice));
        } catch (OdooException e) {
            if (!e.is(Kind.GONE)) {
                throw e;
            }
        }
    }

    private void writeAll(Map<String, Object> values, List<Long> invoices) {
        odoo.write(new OdooCall(
                OdooModel.MOVE.model(), "write", invoices, Map.of("vals", values, "context", Map.of("lang", "en_US"))));
    }

    private Map<String, Object> values(WriteBackEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (properties.stageField() != null) {
            values.put(properties.stageField(), entry.stage());
        }
        if (properties.contactedOnField() != null) {
            values.put(properties.contactedOnField(), entry.on().toString());
        }
        values.keySet().retainAll(values.isEmpty() ? Set.of() : present(values.keySet()));
        return values;
    }

    /** Where there is no such field, notes are written nevertheless; {@code check --connect} names it. */
    private synchronized Set<String> present(Set<String> configured) {
        Set<String> known = present;
        if (known == null) {
            var there = odoo.read(OdooCall.fieldsGet(OdooModel.MOVE.model(), configured));
            known = configured.stream().filter(there::has).collect(Collectors.toUnmodifiableSet());
            present = known;
        }
        return known;
    }
}
