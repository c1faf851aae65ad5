package org.dunning.erp.odoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines with what belongs to them, as the mapping reads them: their moves, currencies and contacts. */
final class OdooRecords {

    private final OdooServer odoo;
    private final OdooFields.Chosen moveFields;
    private final Map<Long, String> currencies;
    private final OdooContacts contacts;
    private final Map<String, Object> context;
    private final Set<Long> blockedByUs;

    OdooRecords(
            OdooServer odoo,
            OdooFields.Chosen moveFields,
            Map<Long, String> currencies,
            OdooContacts contacts,
            Map<String, Object> context,
            Set<Long> blockedByUs) {
        this.odoo = odoo;
        this.moveFields = moveFields;
        this.currencies = currencies;
        this.contacts = contacts;
        this.context = context;
        this.blockedByUs = blockedByUs;
    }

    /** One record for each line; a line whose invoice vanished since it was read is left out, as it is not open. */
    List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        contacts.read(links(lines, "partner_id"));
        Map<Long, Map<String, @Nullable Object>> moves = moves(lines);
        List<Map<String, @Nullable Object>> records = new ArrayList<>(lines.size());
        for (Map<String, @Nullable Object> line : lines) {
            var move = moves.get(OdooRows.link(line, OdooRows.MOVE));
            if (move != null) {
                records.add(record(line, move, moves));
            }
        }
        return records;
    }

    private Map<String, @Nullable Object> record(
            Map<String, @Nullable Object> line,
            Map<String, @Nullable Object> move,
            Map<Long, Map<String, @Nullable Object>> moves) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>(line);
        record.put(OdooRows.KEY, line.get(OdooRows.MOVE) + "/" + line.get("id"));
        record.put(OdooRows.MOVE, move);
        record.put(OdooRows.CURRENCY, currency(line));
        record.put(OdooRows.BLOCKED, isBlocked(line, move));
        record.put(OdooRows.PORTAL_LINK, null);
        record.put(OdooRows.CREDIT_FOR, nameOf(moves.get(OdooRows.link(move, "reversed_entry_id"))));
        var debtor = contacts.debtor(OdooRows.link(line, "partner_id"));
        record.put(OdooRows.DEBTOR, debtor == null ? Map.of() : debtor);
        record.put(OdooRows.CONTACT, debtor == null ? Map.of() : contacts.dunningContact(debtor));
        return record;
    }

    private Map<String, @Nullable Object> currency(Map<String, @Nullable Object> line) {
        Map<String, @Nullable Object> currency = new HashMap<>();
        currency.put("name", currencies.get(OdooRows.link(line, OdooRows.CURRENCY)));
        return currency;
    }

    /** From 18 on a line has no_followup, before it had blocked; an invoice's payment can be blocked as a whole. */
    private boolean isBlocked(Map<String, @Nullable Object> line, Map<String, @Nullable Object> move) {
        boolean ofTheLine = Boolean.TRUE.equals(line.get("no_followup")) || Boolean.TRUE.equals(line.get("blocked"));
        return ofTheLine && !blockedByUs.contains(OdooRows.link(line, "id"))
                || "blocked".equals(move.get("payment_state"));
    }

    private static @Nullable Object nameOf(@Nullable Map<String, @Nullable Object> move) {
        return move == null ? null : move.get("name");
    }

    /** The moves of these lines, and with them the invoices that credit notes among them reverse: one request. */
    private Map<Long, Map<String, @Nullable Object>> moves(List<Map<String, @Nullable Object>> lines) {
        Set<Long> ids = links(lines, OdooRows.MOVE);
        Object own = List.of("id", "in", ids);
        List<Object> domain = moveFields.found().stream()
                .findFirst()
                .map(reversal -> List.of("|", own, List.of(reversal, "in", credits(lines))))
                .orElse(List.of(own));
        return OdooRows.of(
                        odoo.read(OdooCall.searchRead(OdooModel.MOVE.model(), domain, moveFields.names(), 0, context)),
                        moveFields.booleans())
                .stream()
                .collect(Collectors.toMap(move -> Objects.requireNonNull(OdooRows.link(move, "id")), move -> move));
    }

    private static Set<Long> credits(List<Map<String, @Nullable Object>> lines) {
        return links(lines.stream().filter(OdooLines::isCredit).toList(), OdooRows.MOVE);
    }

    private static Set<Long> links(List<Map<String, @Nullable Object>> lines, String field) {
        return lines.stream()
                .map(line -> OdooRows.link(line, field))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
