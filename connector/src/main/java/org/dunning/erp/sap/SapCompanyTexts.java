package org.dunning.erp.sap;

import java.util.Collection;
import java.util.HashMap;
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
 * Contacts as lines of the account's text in its company code, newest last. One growing text, read and written as a whole:
 * the last resort, for what SAP lacks a better place for.
 */
@Lazy
@Component
class SapCompanyTexts implements ContactHistorySink {

    static final String SET = "A_CustomerCompanyText";
    static final String TEXT = "LongText";
    private static final int TRIES = 3;
    private static final int LONGEST = 30_000;

    private final SapServer sap;
    private final SapProperties properties;
    private final Companies companies;

    SapCompanyTexts(SapServer sap, SapProperties properties, Companies companies) {
        this.sap = sap;
        this.properties = properties;
        this.companies = companies;
    }

    /** A key alone does not tell in whose text to look. */
    @Override
    public Set<String> held(Collection<String> naturalKeys) {
        return Set.of();
    }

    @Override
    public Map<String, WriteBackResult> write(List<WriteBackEntry> entries) {
        Map<String, WriteBackResult> results = new HashMap<>();
        entries.forEach(entry -> results.put(entry.naturalKey(), write(entry)));
        return results;
    }

    private WriteBackResult write(WriteBackEntry entry) {
        for (int tried = 1; ; tried++) {
            try {
                return once(entry);
            } catch (ODataException e) {
                if (e.is(Kind.REFUSED) || e.is(Kind.DENIED) || e.is(Kind.GONE)) {
                    return WriteBackResult.rejected(entry.naturalKey(), String.valueOf(e.getMessage()));
                }
                if (!e.is(Kind.CONFLICT) || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private WriteBackResult once(WriteBackEntry entry) {
        Map<String, String> address = address(entry);
        ODataRow now = read(address);
        if (now == null) {
            return WriteBackResult.rejected(
                    entry.naturalKey(),
                    "account " + entry.debtorNo() + " has no text "
                            + properties.writeBack().longTextId() + " in its company code; make it once in SAP");
        }
        String text = now.text(TEXT);
        String mark = "[" + entry.naturalKey() + "]";
        if (text.contains(mark)) {
            return WriteBackResult.alreadyThere(entry.naturalKey());
        }
        String longer = (text.isEmpty() ? "" : text + "\n") + entry.text().replace('\n', ' ') + " " + mark;
        if (longer.length() > LONGEST) {
            return WriteBackResult.rejected(
                    entry.naturalKey(), "the text of account " + entry.debtorNo() + " is full; archive it in SAP");
        }
        sap.masterData().merge(ODataLiteral.address(SET, address), Map.of(TEXT, longer), now.etag());
        return WriteBackResult.written(entry.naturalKey());
    }

    private @Nullable ODataRow read(Map<String, String> address) {
        String condition = String.join(
                " and ",
                address.entrySet().stream()
                        .map(part -> ODataLiteral.is(part.getKey(), part.getValue()))
                        .toList());
        List<ODataRow> rows = sap.masterData()
                .together(List.of(ODataQuery.of(SET, List.of("Customer", TEXT), condition)))
                .get(0);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private Map<String, String> address(WriteBackEntry entry) {
        Map<String, String> address = new LinkedHashMap<>();
        address.put("Customer", entry.debtorNo());
        address.put("CompanyCode", SapItems.companyCode(companies, entry.company()));
        address.put("Language", properties.language());
        address.put("LongTextID", properties.writeBack().longTextId());
        return address;
    }
}
