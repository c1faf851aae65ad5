package org.dunning.erp.sap;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.sap.SapRows.Decision;
import org.dunning.ledger.ContactEntries;
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
    private static final int LONGEST = 30_000;

    private final SapServer sap;
    private final SapProperties properties;
    private final Companies companies;
    private final ContactEntries entries;

    SapCompanyTexts(SapServer sap, SapProperties properties, Companies companies, ContactEntries entries) {
        this.sap = sap;
        this.properties = properties;
        this.companies = companies;
        this.entries = entries;
    }

    /** A key alone does not tell in whose text to look, so the ledger does. */
    @Override
    public Set<String> held(Collection<String> naturalKeys) {
        List<WriteBackEntry> asked = entries.of(naturalKeys);
        Map<Map<String, String>, ODataRow> texts =
                texts().read(asked.stream().map(this::row).toList());
        Set<String> held = new HashSet<>();
        for (WriteBackEntry entry : asked) {
            ODataRow text = texts.get(row(entry));
            if (text != null && text.text(TEXT).contains(mark(entry))) {
                held.add(entry.naturalKey());
            }
        }
        return held;
    }

    @Override
    public Map<String, WriteBackResult> write(List<WriteBackEntry> wanted) {
        return texts().apply(wanted.stream().map(this::wish).toList());
    }

    private SapRows texts() {
        return new SapRows(sap.masterData(), SET, TEXT);
    }

    private Wish wish(WriteBackEntry entry) {
        return new Wish(entry, row(entry));
    }

    private record Wish(WriteBackEntry entry, Map<String, String> row) implements SapRows.Wish {

        @Override
        public String naturalKey() {
            return entry.naturalKey();
        }

        @Override
        public Decision decide(@Nullable ODataRow now) {
            String account = "account " + entry.debtorNo();
            if (now == null) {
                return rejected(account + " has no text " + row.get("LongTextID")
                        + " in its company code; make it once in SAP");
            }
            String text = now.text(TEXT);
            if (text.contains(mark(entry))) {
                return new Decision.Done(WriteBackResult.alreadyThere(naturalKey()));
            }
            String longer = (text.isEmpty() ? "" : text + "\n") + entry.text().replace('\n', ' ') + " " + mark(entry);
            return longer.length() > LONGEST
                    ? rejected("the text of " + account + " is full; archive it in SAP")
                    : new Decision.Change(Map.of(TEXT, longer));
        }

        private Decision rejected(String reason) {
            return new Decision.Done(WriteBackResult.rejected(naturalKey(), reason));
        }
    }

    private static String mark(WriteBackEntry entry) {
        return "[" + entry.naturalKey() + "]";
    }

    private Map<String, String> row(WriteBackEntry entry) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Customer", entry.debtorNo());
        row.put("CompanyCode", SapItems.companyCode(companies, entry.company()));
        row.put("Language", properties.language());
        row.put("LongTextID", properties.writeBack().longTextId());
        return row;
    }
}
