package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.RecheckRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Links to the page of an invoice, which whoever has the link can open. Odoo makes one when it is asked for the first
 * time, which counts as a change of the invoice and its lines: they are asked for just before sending and never else.
 */
@Lazy
@Component
class OdooPortal {

    private final OdooServer odoo;
    private final OdooProperties properties;

    OdooPortal(OdooServer odoo, OdooProperties properties) {
        this.odoo = odoo;
        this.properties = properties;
    }

    /** To records that were read by SQL, which cannot make a link. */
    public List<Map<String, @Nullable Object>> linked(
            @Body List<Map<String, @Nullable Object>> records,
            @ExchangeProperty("odooRecheck") RecheckRequest request) {
        List<Map<String, @Nullable Object>> linked = new ArrayList<>(records.size());
        records.forEach(record -> linked.add(new LinkedHashMap<>(record)));
        addLinks(linked, request.sending(), OdooLines.context(OdooItems.companyId(request.erpCompany())));
        return linked;
    }

    /** @param make whether an invoice without a link gets one */
    void addLinks(List<Map<String, @Nullable Object>> records, boolean make, Map<String, Object> context) {
        String base = properties.portalUrl();
        if (base == null || base.isBlank()) {
            return;
        }
        Map<Long, String> paths = paths(moves(records), make, context);
        records.forEach(record -> {
            String path = paths.get(move(record));
            if (path != null && !OdooLines.isCredit(record)) {
                record.put(OdooRows.PORTAL_LINK, base.replaceFirst("/$", "") + path);
            }
        });
    }

    private Map<Long, String> paths(Set<Long> moves, boolean make, Map<String, Object> context) {
        Map<Long, String> paths = new HashMap<>();
        if (moves.isEmpty()) {
            return paths;
        }
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("id", "in", moves));
        domain.add(List.of("move_type", "=", "out_invoice"));
        var call =
                OdooCall.searchRead(OdooModel.MOVE.model(), domain, List.of("access_url", "access_token"), 0, context);
        for (JsonNode invoice : odoo.read(call)) {
            long id = invoice.path("id").asLong();
            if (invoice.path("access_token").isTextual()) {
                paths.put(
                        id,
                        local(invoice.path("access_url").asText() + "?access_token="
                                + invoice.path("access_token").asText()));
            } else if (make) {
                paths.put(id, path(odoo, id, context));
            }
        }
        return paths;
    }

    /** Makes the link if there is none; may be repeated. */
    static String path(OdooServer odoo, long move, Map<String, Object> context) {
        var call = new OdooCall(OdooModel.MOVE.model(), "get_portal_url", List.of(move), Map.of("context", context));
        return local(odoo.read(call).asText());
    }

    private static String local(String path) {
        if (!path.startsWith("/my/")) {
            throw new OdooException(Kind.REFUSED, "Odoo gave no address of the invoice's portal page");
        }
        return path;
    }

    private static Set<Long> moves(List<Map<String, @Nullable Object>> records) {
        Set<Long> moves = new TreeSet<>();
        records.stream().filter(record -> !OdooLines.isCredit(record)).forEach(record -> {
            Long move = move(record);
            if (move != null) {
                moves.add(move);
            }
        });
        return moves;
    }

    private static @Nullable Long move(Map<String, @Nullable Object> record) {
        return OdooKey.parse(String.valueOf(record.get(OdooRows.KEY)))
                .map(OdooKey::move)
                .orElse(null);
    }
}
