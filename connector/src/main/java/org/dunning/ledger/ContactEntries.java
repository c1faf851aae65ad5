package org.dunning.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The notes about deliveries as they are written, or would be: where an ERP that keeps no keys of ours has to be looked for
 * one.
 */
@Component
public class ContactEntries {

    private final Ledger ledger;

    ContactEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those of these natural keys that are about deliveries of this ledger. */
    public List<WriteBackEntry> of(Collection<String> naturalKeys) {
        List<String> tokens = naturalKeys.stream()
                .filter(ContactKey::is)
                .map(ContactKey::token)
                .distinct()
                .toList();
        return tokens.isEmpty() ? List.of() : entries(tokens, items(tokens));
    }

    private Map<Long, List<WriteBackRows.Item>> items(List<String> tokens) {
        Map<Long, List<WriteBackRows.Item>> items = new HashMap<>();
        ledger.sql(
                        "select d.id, o.document, o.erp_key, case when c.role = 'DEMANDED' then c.stage end"
                                + " from delivery d join notice_item c on c.notice_id = d.notice_id"
                                + " join open_item o on o.id = c.item_id"
                                + " where d.token in (:tokens) and c.role in ('DEMANDED', 'UPCOMING') order by d.id, c.position")
                .param("tokens", tokens)
                .query(row -> {
                    items.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new WriteBackRows.Item(
                                    row.getString(2), row.getString(3), Objects.toString(row.getString(4), "")));
                });
        return items;
    }

    private List<WriteBackEntry> entries(List<String> tokens, Map<Long, List<WriteBackRows.Item>> items) {
        return ledger.sql(
                        "select d.id, 'NOTE' as kind, " + ContactKey.OF_DELIVERY + " as natural_key, n.company,"
                                + " n.debtor_no, d.changed_at as at, n.business_date, n.stage, d.channel, n.total, n.currency,"
                                + " n.id as notice_id, null as note_text, cast(null as date) as promised_on, 0 as accepted, 1 as handed"
                                + " from delivery d join notice n on n.id = d.notice_id where d.token in (:tokens) order by d.id")
                .param("tokens", tokens)
                .query((row, n) -> WriteBackRows.entry(row, items.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }
}
