package org.dunning.erp.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunning.company.Companies;
import org.dunning.erp.odoo.OdooException.Kind;
import org.dunning.ledger.ErpMarks;
import org.dunning.ledger.HeldItems;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps promised and disputed lines from Odoo's own follow-up, when configured: {@code no_followup} from 18 on, before
 * {@code blocked}. Only what we set ourselves is lifted, and it does not block the line for us.
 */
@Lazy
@Component
@ConditionalOnExpression("'${dunning.erp:}'.startsWith('odoo')")
class OdooHolds implements HeldItems {

    private final OdooServer odoo;
    private final OdooProperties properties;
    private final Companies companies;
    private final ErpMarks marks;

    private volatile @Nullable String known;

    OdooHolds(OdooServer odoo, OdooProperties properties, Companies companies, ErpMarks marks) {
        this.odoo = odoo;
        this.properties = properties;
        this.companies = companies;
        this.marks = marks;
    }

    /** The lines that are blocked because we block them. */
    Set<Long> ours(String source, String company) {
        return properties.noFollowUp() ? Set.copyOf(lines(marks.ours(source, company))) : Set.of();
    }

    /** Two requests where something is promised or disputed anew, one where it no longer is; else none. */
    @Override
    public void mirror(String source, String company) {
        try {
            setAndLift(source, company);
        } catch (OdooException e) {
            // It may have been upgraded since.
            known = null;
            throw e;
        }
    }

    private void setAndLift(String source, String company) {
        Set<String> held = properties.noFollowUp() ? marks.held(source, company) : Set.of();
        Set<String> over = new TreeSet<>(marks.ours(source, company));
        Set<String> fresh = new TreeSet<>(held);
        fresh.removeAll(over);
        over.removeAll(held);
        Map<String, Object> context = OdooLines.context(OdooItems.companyId(companies.get(company), company));
        if (!over.isEmpty()) {
            write(over, false, context);
            marks.lifted(source, company, over);
        }
        if (!fresh.isEmpty()) {
            marks.enter(source, company, notYetBlocked(fresh, context));
        }
        Set<String> waiting = marks.unconfirmed(source, company);
        if (!waiting.isEmpty()) {
            write(waiting, true, context);
            marks.confirmed(source, company, waiting);
        }
    }

    /** What a person has blocked is not ours to lift one day. */
    private Set<String> notYetBlocked(Set<String> keys, Map<String, Object> context) {
        Set<Long> free = new HashSet<>();
        String field = field();
        for (JsonNode line : odoo.read(OdooCall.searchRead(
                OdooModel.LINE.model(), List.of(List.of("id", "in", lines(keys))), List.of(field), 0, context))) {
            if (!line.path(field).asBoolean()) {
                free.add(line.path("id").asLong());
            }
        }
        return keys.stream()
                .filter(key -> free.containsAll(lines(List.of(key))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void write(Collection<String> keys, boolean value, Map<String, Object> context) {
        List<Long> lines = lines(keys);
        try {
            write(lines, value, context);
        } catch (OdooException e) {
            if (!e.is(Kind.GONE)) {
                throw e;
            }
            // Of a line that was deleted nothing is followed up.
            odoo.read(OdooCall.searchRead(
                            OdooModel.LINE.model(), List.of(List.of("id", "in", lines)), List.of("id"), 0, context))
                    .forEach(line -> write(List.of(line.path("id").asLong()), value, context));
        }
    }

    private void write(List<Long> lines, boolean value, Map<String, Object> context) {
        odoo.write(new OdooCall(
                OdooModel.LINE.model(), "write", lines, Map.of("vals", Map.of(field(), value), "context", context)));
    }

    private String field() {
        String field = known;
        if (field == null) {
            field = field(odoo);
            known = field;
        }
        return field;
    }

    /**
     * Asked for without the mapping, which names columns where the items are read by SQL.
     *
     * @throws OdooException when this Odoo has neither field, or the login may not see it
     */
    static String field(OdooServer odoo) {
        List<String> names = List.of("no_followup", "blocked");
        JsonNode there = odoo.read(OdooCall.fieldsGet(OdooModel.LINE.model(), names));
        return names.stream()
                .filter(there::has)
                .findFirst()
                .orElseThrow(() -> new OdooException(
                        Kind.REFUSED,
                        "account.move.line has neither 'no_followup' nor 'blocked'; see dunning.odoo.no-follow-up"));
    }

    private static List<Long> lines(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> OdooKey.parse(key).stream())
                .map(OdooKey::line)
                .toList();
    }
}
