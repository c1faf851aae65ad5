package org.dunning.run;

import java.util.ArrayList;
import java.util.List;
import org.dunning.configfile.YamlFile;
import org.dunning.ledger.AccountItem;
import org.dunning.ledger.ContactRecord;
import org.dunning.ledger.DebtorAccount;
import org.dunning.procedure.DunningProcedure;

/** Generated accounts, decided by the shipped procedure. */
public final class AccountsForBench {

    private static final int PAGE = 1_000;

    private AccountsForBench() {}

    /** Seconds spent in the policy alone; the accounts are made page by page and not counted. */
    public static double decide(int items, int itemsOfADebtor) {
        var procedure = YamlFile.read(
                        java.nio.file.Path.of("mappings/procedures/standard.yaml"), DunningProcedure.class)
                .value();
        var context = new RunContext(Given.ON, procedure, 2, java.util.Map.of());
        long nanos = 0;
        long decided = 0;
        for (int first = 0; first < items; first += PAGE * itemsOfADebtor) {
            List<DebtorAccount> page = page(first, itemsOfADebtor, Math.min(items, first + PAGE * itemsOfADebtor));
            long start = System.nanoTime();
            for (DebtorAccount account : page) {
                decided += DunningPolicy.decide(account, context).items().size();
            }
            nanos += System.nanoTime() - start;
        }
        if (decided != items) {
            throw new IllegalStateException(decided + " of " + items + " items decided; the figures mean nothing");
        }
        return nanos / 1e9;
    }

    private static List<DebtorAccount> page(int first, int itemsOfADebtor, int end) {
        List<DebtorAccount> accounts = new ArrayList<>();
        for (int from = first; from < end; from += itemsOfADebtor) {
            List<AccountItem> items = new ArrayList<>();
            for (int i = from; i < Math.min(end, from + itemsOfADebtor); i++) {
                boolean credit = i % 17 == 0;
                Given.Item item =
                        Given.item("I-" + i, (credit ? "-" : "") + (i % 9000 + 100) + ".00", i * 37 % 120 - 30);
                items.add((i % 3 == 0 && !credit ? item.served("friendly", 20) : item).build());
            }
            accounts.add(new DebtorAccount(Given.debtor("a@example.com"), items, ContactRecord.NONE, List.of()));
        }
        return accounts;
    }
}
