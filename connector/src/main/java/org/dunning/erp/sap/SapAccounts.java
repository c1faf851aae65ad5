package org.dunning.erp.sap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.company.Companies;
import org.dunning.erp.odata.ODataRow;
import org.dunning.erp.sap.SapRows.Decision;
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

    private final SapServer sap;
    private final SapLevels levels;
    private final Companies companies;

    SapAccounts(SapServer sap, SapLevels levels, Companies companies) {
        this.sap = sap;
        this.levels = levels;
        this.companies = companies;
    }

    boolean concern(WriteBackEntry entry) {
        return wish(entry) != null;
    }

    Map<String, WriteBackResult> apply(List<WriteBackEntry> entries) {
        List<Wish> wishes = new ArrayList<>();
        for (WriteBackEntry entry : entries) {
            Wish wish = wish(entry);
            if (wish != null) {
                wishes.add(wish);
            }
        }
        return new SapRows(sap.masterData(), SapSet.DUNNING.set(), "DunningLevel", "LastDunnedOn").apply(wishes);
    }

    /** The account's level is at least this one, and its last day of dunning not before this one. */
    private record Wish(String naturalKey, Map<String, String> row, int level, LocalDate on) implements SapRows.Wish {

        @Override
        public Decision decide(@Nullable ODataRow now) {
            if (now == null) {
                return new Decision.Done(WriteBackResult.rejected(
                        naturalKey,
                        "account " + row.get("Customer") + " has no dunning data in company code "
                                + row.get("CompanyCode")));
            }
            Map<String, Object> change = new LinkedHashMap<>();
            String there = now.text("DunningLevel");
            if (!there.matches("[0-9]") || Integer.parseInt(there) < level) {
                change.put("DunningLevel", String.valueOf(level));
            }
            if (!(now.values().get("LastDunnedOn") instanceof LocalDate last) || last.isBefore(on)) {
                change.put("LastDunnedOn", on);
            }
            return change.isEmpty()
                    ? new Decision.Done(WriteBackResult.alreadyThere(naturalKey))
                    : new Decision.Change(change);
        }
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
                : new Wish(entry.naturalKey(), row(entry), java.util.Collections.max(reached), entry.on());
    }

    private Map<String, String> row(WriteBackEntry entry) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Customer", entry.debtorNo());
        row.put("CompanyCode", SapItems.companyCode(companies, entry.company()));
        row.put("DunningArea", "");
        return row;
    }
}
