package org.dunning.erp.sap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.odata.ODataService;

/** Master data of debtors in one company: all that are asked for in one request, and those known are not asked for again. */
final class SapDebtors {

    /** So many numbers fit into an address that every server takes. */
    private static final int IN_ONE_QUERY = 40;

    private static final int KEPT = 20_000;

    private final ODataService service;
    private final SapFields fields;
    private final String company;

    private final Map<String, SapDebtor> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SapDebtor> eldest) {
            return size() > KEPT;
        }
    };

    SapDebtors(ODataService service, SapFields fields, String company) {
        this.service = service;
        this.fields = fields;
        this.company = company;
    }

    /** By number; those to whom SAP sends reminders instead are among them. */
    Map<String, SapDebtor> of(Collection<String> numbers) {
        read(numbers);
        read(numbers.stream()
                .map(number -> known.getOrDefault(number, nobody()).recipient())
                .filter(number -> !number.isEmpty())
                .toList());
        Map<String, SapDebtor> found = new HashMap<>();
        for (String number : numbers) {
            SapDebtor debtor = known.getOrDefault(number, nobody());
            found.put(number, debtor);
            String recipient = debtor.recipient();
            if (!recipient.isEmpty()) {
                found.put(recipient, known.getOrDefault(recipient, nobody()));
            }
        }
        return found;
    }

    static SapDebtor nobody() {
        return new SapDebtor(SapDebtor.NOTHING, SapDebtor.NOTHING, SapDebtor.NOTHING, Map.of());
    }

    private void read(Collection<String> numbers) {
        List<String> missing = new ArrayList<>(new TreeSet<>(numbers));
        missing.removeIf(number -> number.isEmpty() || known.containsKey(number));
        if (missing.isEmpty()) {
            return;
        }
        List<ODataQuery> queries = new ArrayList<>();
        ODataQuery partners = partners();
        ODataQuery accounts = ODataQuery.of(SapSet.ACCOUNTS.set(), fields.of(SapSet.ACCOUNTS), "");
        ODataQuery companyAccounts =
                ODataQuery.of(SapSet.COMPANY_ACCOUNTS.set(), fields.of(SapSet.COMPANY_ACCOUNTS), "");
        ODataQuery dunning = ODataQuery.of(SapSet.DUNNING.set(), fields.of(SapSet.DUNNING), "");
        for (int from = 0; from < missing.size(); from += IN_ONE_QUERY) {
            String some = ODataLiteral.anyOf(
                    "Customer", missing.subList(from, Math.min(from + IN_ONE_QUERY, missing.size())));
            String here = ODataLiteral.is("CompanyCode", company) + " and " + some;
            queries.add(partners.filter(some));
            queries.add(accounts.filter(some));
            queries.add(companyAccounts.filter(here));
            queries.add(dunning.filter(here));
        }
        remember(missing, queries, service.together(queries));
    }

    private ODataQuery partners() {
        String address = "to_BusinessPartnerAddress";
        String email = address + "/to_EmailAddress";
        String contact = "to_BusinessPartnerContact";
        String person = contact + "/to_ContactRelationship";
        List<String> select = new ArrayList<>(fields.of(SapSet.PARTNERS));
        fields.of(SapSet.ADDRESSES).forEach(field -> select.add(address + "/" + field));
        fields.of(SapSet.EMAILS).forEach(field -> select.add(email + "/" + field));
        List<String> expand = new ArrayList<>(List.of(email));
        for (String numbers : SapDebtor.TELEPHONES) {
            if (fields.has(SapSet.ADDRESSES, numbers)) {
                fields.of(SapSet.PHONES).forEach(field -> select.add(address + "/" + numbers + "/" + field));
                expand.add(address + "/" + numbers);
            }
        }
        if (!fields.has(SapSet.PARTNERS, contact)) {
            return ODataQuery.of(SapSet.PARTNERS.set(), select, "").expand(expand.toArray(String[]::new));
        }
        select.add(contact + "/ValidityEndDate");
        fields.of(SapSet.PERSONS).forEach(field -> select.add(person + "/" + field));
        expand.add(person);
        return ODataQuery.of(SapSet.PARTNERS.set(), select, "").expand(expand.toArray(String[]::new));
    }

    private void remember(List<String> numbers, List<ODataQuery> queries, List<List<ODataRow>> answers) {
        Map<String, Map<String, List<ODataRow>>> bySet = new HashMap<>();
        for (int i = 0; i < queries.size(); i++) {
            Map<String, List<ODataRow>> ofSet =
                    bySet.computeIfAbsent(queries.get(i).set(), set -> new HashMap<>());
            answers.get(i).forEach(row -> ofSet.computeIfAbsent(row.text("Customer"), number -> new ArrayList<>())
                    .add(row));
        }
        for (String number : numbers) {
            Map<String, ODataRow> dunning = new HashMap<>();
            rows(bySet, SapSet.DUNNING, number).forEach(row -> dunning.put(row.text("DunningArea"), row));
            known.put(
                    number,
                    new SapDebtor(
                            row(bySet, SapSet.PARTNERS, number),
                            row(bySet, SapSet.ACCOUNTS, number),
                            row(bySet, SapSet.COMPANY_ACCOUNTS, number),
                            dunning));
        }
    }

    private static ODataRow row(Map<String, Map<String, List<ODataRow>>> bySet, SapSet set, String number) {
        List<ODataRow> rows = rows(bySet, set, number);
        return rows.isEmpty() ? SapDebtor.NOTHING : rows.get(0);
    }

    private static List<ODataRow> rows(Map<String, Map<String, List<ODataRow>>> bySet, SapSet set, String number) {
        return bySet.getOrDefault(set.set(), Map.of()).getOrDefault(number, List.of());
    }
}
