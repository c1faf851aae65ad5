package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataException;
import org.dunning.erp.odata.ODataException.Kind;
import org.dunning.erp.odata.ODataLiteral;
import org.dunning.erp.odata.ODataQuery;
import org.dunning.erp.odata.ODataRow;
import org.dunning.ledger.ContactKey;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Level and date on the account's dunning data (A_CustomerDunning), default area; somebody else's change is read again. */
@Lazy
@Component
class SapAccounts {

    private static final int TRIES = 3;

    private final SapServer sap;
    private final SapLevels levels;
    private final Companies companies;

    SapAccounts(SapServer sap, SapLevels levels, Companies companies) {
        this.sap = sap;
        this.levels = levels;
        this.companies = companies;
    }

    private record Wish(String company, String debtor, int level, LocalDate on) {}

    boolean concern(WriteBackEntry entry) {
        return wish(entry) != null;
    }

    Map<String, WriteBackResult> apply(List<WriteBackEntry> entries) {
        Map<String, WriteBackResult> results = new HashMap<>();
        for (WriteBackEntry entry : entries) {
            Wish wish = wish(entry);
            if (wish != null) {
                results.put(entry.naturalKey(), apply(entry.naturalKey(), wish));
            }
        }
        return results;
    }

    private WriteBackResult apply(String key, Wish wish) {
        for (int tried = 1; ; tried++) {
            try {
                return once(key, wish);
            } catch (ODataException e) {
                if (e.is(Kind.REFUSED) || e.is(Kind.DENIED) || e.is(Kind.GONE)) {
                    return WriteBackResult.rejected(key, String.valueOf(e.getMessage()));
                }
                if (!e.is(Kind.CONFLICT) || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private WriteBackResult once(String key, Wish wish) {
        ODataRow now = read(wish);
        if (now == null) {
            return WriteBackResult.rejected(
                    key, "account " + wish.debtor() + " has no dunning data in company code " + wish.company());
        }
        Map<String, Object> change = new LinkedHashMap<>();
        String level = now.text("DunningLevel");
        if (!level.matches("[0-9]") || Integer.parseInt(level) < wish.level()) {
            change.put("DunningLevel", String.valueOf(wish.level()));
        }
        if (!(now.values().get("LastDunnedOn") instanceof LocalDate last) || last.isBefore(wish.on())) {
            change.put("LastDunnedOn", wish.on());
        }
        if (change.isEmpty()) {
            return WriteBackResult.alreadyThere(key);
        }
        Map<String, String> address = new LinkedHashMap<>();
        address.put("Customer", wish.debtor());
        address.put("CompanyCode", wish.company());
        address.put("DunningArea", "");
        sap.masterData().merge(ODataLiteral.address(SapSet.DUNNING.set(), address), change, now.etag());
        return WriteBackResult.written(key);
    }

    private @Nullable ODataRow read(Wish wish) {
        var query = ODataQuery.of(
                SapSet.DUNNING.set(),
                List.of("Customer", "DunningLevel", "LastDunnedOn"),
                ODataLiteral.is("Customer", wish.debtor()) + " and " + ODataLiteral.is("CompanyCode", wish.company())
                        + " and " + ODataLiteral.is("DunningArea", ""));
        List<ODataRow> rows = sap.masterData().together(List.of(query)).get(0);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private @Nullable Wish wish(WriteBackEntry entry) {
        if (entry.kind() != WriteBackEntry.Kind.NOTE || !ContactKey.is(entry.naturalKey())) {
            return null;
        }
        List<Integer> reached = new ArrayList<>();
        for (String stage : entry.stages()) {
            Integer level = levels.of(stage);
            if (level != null) {
                reached.add(level);
            }
        }
        return reached.isEmpty()
                ? null
                : new Wish(
                        SapItems.companyCode(companies, entry.company()),
                        entry.debtorNo(),
                        java.util.Collections.max(reached),
                        entry.on());
    }
}
