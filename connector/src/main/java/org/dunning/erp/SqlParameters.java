package org.dunning.erp;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunning.company.Companies;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.receivable.OpenItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the queries of a mapping may bind, by name: {@code :#company} takes {@code company} from here. */
@Component
class SqlParameters {

    private final Companies companies;

    SqlParameters(Companies companies) {
        this.companies = companies;
    }

    public Map<String, @Nullable Object> sweep(SweepRequest request) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("company", request.erpCompany());
        parameters.put("on", request.on());
        parameters.put(
                "since", request.since() == null ? null : OffsetDateTime.ofInstant(request.since(), ZoneOffset.UTC));
        return parameters;
    }

    public Map<String, @Nullable Object> recheck(RecheckRequest request) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("company", request.erpCompany());
        parameters.put("on", request.on());
        parameters.put("keys", orNothing(request.erpKeys()));
        parameters.put("debtors", orNothing(request.debtorNumbers()));
        return parameters;
    }

    public Map<String, Object> document(OpenItem item) {
        return Map.of(
                "company", erpCompany(item.key().company()),
                "documentNo", item.key().document(),
                "line", item.key().line(),
                "erpKey", item.erpKey(),
                "debtorNo", item.debtorNo());
    }

    public Map<String, @Nullable Object> contacts(List<String> naturalKeys) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("naturalKeys", orNothing(naturalKeys));
        return parameters;
    }

    public List<Map<String, Object>> entries(List<WriteBackEntry> entries) {
        return entries.stream().map(this::entry).toList();
    }

    private Map<String, Object> entry(WriteBackEntry entry) {
        return Map.ofEntries(
                Map.entry("naturalKey", entry.naturalKey()),
                Map.entry("kind", entry.kind().name()),
                Map.entry("company", erpCompany(entry.company())),
                Map.entry("debtorNo", entry.debtorNo()),
                Map.entry("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC)),
                Map.entry("on", entry.on()),
                Map.entry("stage", entry.stage()),
                Map.entry("channel", entry.channel()),
                Map.entry("documents", String.join(", ", entry.documents())),
                Map.entry("erpKeys", String.join(", ", entry.erpKeys())),
                Map.entry("total", entry.total().amount()),
                Map.entry("currency", entry.total().currency().getCurrencyCode()),
                Map.entry("text", entry.text()));
    }

    private String erpCompany(String company) {
        String erpId = companies.get(company).erpId();
        return erpId == null ? company : erpId;
    }

    /** SQL knows no empty list; nothing is equal to null. */
    private static List<@Nullable String> orNothing(List<String> values) {
        List<@Nullable String> list = new ArrayList<>(values);
        if (list.isEmpty()) {
            list.add(null);
        }
        return list;
    }
}
