package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.ledger.RecheckRequest;
import org.dunning.ledger.SweepRequest;
import org.dunning.ledger.SweepResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads open receivables: all of a company code in pages, or some again just before sending. */
@Lazy
@Component
class SapItems {

    private static final List<String> KEY =
            List.of("CompanyCode", "FiscalYear", "AccountingDocument", "AccountingDocumentItem");
    private static final int KEYS_IN_ONE_QUERY = 25;
    private static final int DEBTORS_IN_ONE_QUERY = 40;

    private final SapServer sap;
    private final SapFields fields;
    private final SapProperties properties;

    SapItems(SapServer sap, SapFields fields, SapProperties properties) {
        this.sap = sap;
        this.fields = fields;
        this.properties = properties;
    }

    /** To be split. */
    public SapSweep sweep(@Body SweepRequest request) {
        String company = companyCode(request.erpCompany());
        fields.forget();
        List<String> select = fields.of(SapSet.ITEMS);
        List<ODataQuery> ranges = new ArrayList<>();
        for (String range : properties.ranges().isEmpty() ? List.of("") : properties.ranges()) {
            ranges.add(ODataQuery.of(SapSet.ITEMS.set(), select, open(company) + range(range))
                    .orderBy(KEY)
                    .top(properties.pageSize()));
        }
        return new SapSweep(
                sap.openItems(),
                ranges,
                records(company, request.on()),
                properties.pageSize(),
                newestBankEntry(company));
    }

    public SweepResult complete(@ExchangeProperty("sapSweep") SapSweep sweep) {
        return sweep.result();
    }

    /** Those of the asked items that are still open, and every credit of the debtors. */
    public List<Map<String, @Nullable Object>> recheck(@Body RecheckRequest request) {
        String company = companyCode(request.erpCompany());
        List<String> select = fields.of(SapSet.ITEMS);
        List<String> conditions = new ArrayList<>();
        List<String> keys =
                request.erpKeys().stream().map(key -> parsed(key).condition()).toList();
        slices(keys, KEYS_IN_ONE_QUERY).forEach(some -> conditions.add("(" + String.join(" or ", some) + ")"));
        slices(request.debtorNumbers(), DEBTORS_IN_ONE_QUERY)
                .forEach(some -> conditions.add(
                        ODataLiteral.is("DebitCreditCode", "H") + " and " + ODataLiteral.anyOf("Customer", some)));
        List<ODataQuery> queries = conditions.stream()
                .map(condition -> ODataQuery.of(SapSet.ITEMS.set(), select, open(company) + " and " + condition)
                        .orderBy(KEY))
                .toList();
        if (queries.isEmpty()) {
            return List.of();
        }
        Map<SapKey, ODataRow> found = new LinkedHashMap<>();
        sap.openItems().together(queries).forEach(rows -> rows.forEach(row -> found.put(SapKey.of(row), row)));
        List<Map<String, @Nullable Object>> records =
                records(company, request.on()).of(List.copyOf(found.values()));
        blockDoubtful(found.values(), records);
        return records;
    }

    /** A credit whose sign makes no sense cannot be set against anything, so its debtor is left alone. */
    private static void blockDoubtful(Iterable<ODataRow> rows, List<Map<String, @Nullable Object>> records) {
        Set<String> doubtful = new HashSet<>();
        for (ODataRow row : rows) {
            if (!SapRecords.signAgrees(row)) {
                doubtful.add(row.text("Customer"));
            }
        }
        records.stream()
                .filter(record -> doubtful.contains(String.valueOf(record.get("Customer"))))
                .forEach(record -> record.put(SapRecords.BLOCKED, true));
    }

    private SapRecords records(String company, LocalDate on) {
        return new SapRecords(new SapDebtors(sap.masterData(), fields, company), properties, on);
    }

    private String open(String company) {
        return ODataLiteral.is("CompanyCode", company) + " and FinancialAccountType eq 'D' and IsCleared eq false and "
                + ODataLiteral.anyOf("SpecialGLCode", properties.specialGl());
    }

    private static String range(String range) {
        if (range.isEmpty()) {
            return "";
        }
        String[] ends = range.split("\\.\\.");
        return " and Customer ge " + ODataLiteral.text(ends[0]) + " and Customer le " + ODataLiteral.text(ends[1]);
    }

    /** The posting date of the newest incoming payment; null when there is none. */
    private @Nullable LocalDate newestBankEntry(String company) {
        if (properties.paymentDocumentTypes().isEmpty()) {
            return null;
        }
        var query = ODataQuery.of(
                        SapSet.ITEMS.set(),
                        List.of("PostingDate"),
                        ODataLiteral.is("CompanyCode", company) + " and FinancialAccountType eq 'D' and "
                                + ODataLiteral.anyOf("AccountingDocumentType", properties.paymentDocumentTypes()))
                .orderBy(List.of("PostingDate desc"))
                .top(1);
        List<ODataRow> newest = sap.openItems().together(List.of(query)).get(0);
        return !newest.isEmpty() && newest.get(0).values().get("PostingDate") instanceof LocalDate day ? day : null;
    }

    private static SapKey parsed(String key) {
        return SapKey.parse(key)
                .orElseThrow(() -> new ODataException(
                        Kind.REFUSED,
                        "'" + key + "' is no key such as 1010/2026/1800000001/001; map erp-key from "
                                + SapRecords.KEY));
    }

    /** @param id of the company here, which serves where the settings give none of SAP's */
    static String companyCode(Companies companies, String id) {
        String erpId = companies.get(id).erpId();
        return companyCode(erpId == null ? id : erpId);
    }

    private static String companyCode(String written) {
        if (!written.matches("[0-9A-Z]{1,4}")) {
            throw new ODataException(
                    Kind.REFUSED,
                    "dunning.companies.<id>.erp-id must be a company code such as 1010; it is '" + written + "'");
        }
        return written;
    }

    private static List<List<String>> slices(List<String> all, int size) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return slices;
    }
}
