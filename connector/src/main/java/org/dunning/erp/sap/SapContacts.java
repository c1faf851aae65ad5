package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Contacts and promises as rows of a custom object, each under a number of our own. What is there is looked for before it
 * is written, and after an answer that never came.
 */
@Lazy
@Component
class SapContacts implements ContactHistorySink {

    static final String ID = "ContactID";
    static final List<String> FIELDS = List.of(
            ID,
            "ContactType",
            "CompanyCode",
            "Customer",
            "ContactDate",
            "DunningStage",
            "Channel",
            "Documents",
            "Amount",
            "Currency",
            "PromisedDate",
            "Note");

    private static final int IDS_IN_ONE_QUERY = 40;
    private static final int LONGEST = 255;

    private final SapServer sap;
    private final SapProperties properties;
    private final Companies companies;

    SapContacts(SapServer sap, SapProperties properties, Companies companies) {
        this.sap = sap;
        this.properties = properties;
        this.companies = companies;
    }

    @Override
    public Set<String> held(Collection<String> naturalKeys) {
        List<String> keys = List.copyOf(naturalKeys);
        List<ODataQuery> queries = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += IDS_IN_ONE_QUERY) {
            queries.add(ODataQuery.of(
                    set(),
                    List.of(ID),
                    ODataLiteral.anyOf(ID, keys.subList(from, Math.min(from + IDS_IN_ONE_QUERY, keys.size())))));
        }
        Set<String> held = new HashSet<>();
        if (!queries.isEmpty()) {
            for (List<ODataRow> rows : sap.contacts().together(queries)) {
                rows.forEach(row -> held.add(row.text(ID)));
            }
        }
        return held;
    }

    @Override
    public Map<String, WriteBackResult> write(List<WriteBackEntry> entries) {
        Map<String, WriteBackResult> results = new HashMap<>();
        Set<String> before =
                held(entries.stream().map(WriteBackEntry::naturalKey).toList());
        before.forEach(key -> results.put(key, WriteBackResult.alreadyThere(key)));
        List<WriteBackEntry> missing = entries.stream()
                .filter(entry -> !before.contains(entry.naturalKey()))
                .toList();
        if (!missing.isEmpty()) {
            create(missing, results);
        }
        return results;
    }

    private void create(List<WriteBackEntry> missing, Map<String, WriteBackResult> results) {
        List<@Nullable ODataException> refused;
        try {
            refused =
                    sap.contacts().create(set(), missing.stream().map(this::row).toList());
        } catch (ODataException e) {
            if (!e.is(Kind.IN_DOUBT)) {
                throw e;
            }
            // It may have been done: what is there was, and what is not is tried again another time.
            held(missing.stream().map(WriteBackEntry::naturalKey).toList())
                    .forEach(key -> results.put(key, WriteBackResult.written(key)));
            return;
        }
        Map<String, ODataException> doubtful = new LinkedHashMap<>();
        for (int i = 0; i < missing.size(); i++) {
            String key = missing.get(i).naturalKey();
            ODataException problem = refused.get(i);
            if (problem == null) {
                results.put(key, WriteBackResult.written(key));
            } else {
                doubtful.put(key, problem);
            }
        }
        // Another process may have been faster, which is no refusal.
        Set<String> after = held(doubtful.keySet());
        doubtful.forEach((key, problem) -> {
            if (after.contains(key)) {
                results.put(key, WriteBackResult.alreadyThere(key));
            } else if (!problem.is(Kind.BUSY) && !problem.is(Kind.IN_DOUBT)) {
                results.put(key, WriteBackResult.rejected(key, String.valueOf(problem.getMessage())));
            }
        });
    }

    private Map<String, Object> row(WriteBackEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(ID, entry.naturalKey());
        row.put("ContactType", entry.kind().name());
        row.put("CompanyCode", SapItems.companyCode(companies, entry.company()));
        row.put("Customer", entry.debtorNo());
        row.put("ContactDate", entry.on());
        row.put("DunningStage", entry.stage());
        row.put("Channel", entry.channel());
        row.put("Documents", shortened(String.join(", ", entry.documents())));
        row.put("Amount", entry.total().amount());
        row.put("Currency", entry.total().currency().getCurrencyCode());
        if (entry.day() != null) {
            row.put("PromisedDate", entry.day());
        }
        row.put("Note", shortened(entry.text()));
        return row;
    }

    private String set() {
        return properties.writeBack().contactSet();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
