package org.dunning.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.dunning.ledger.AccountItem;
import org.dunning.receivable.Money;

/**
 * Sets the credits of one debtor in one currency against its items, as SAP note 18127 describes: a credit that names a
 * document goes onto that document, the rest from the highest stage downwards, the oldest item first. What is held, such as a
 * disputed item, comes after what would be dunned: a payment without a reference was hardly meant for it, and the item that
 * was paid would be chased.
 */
final class Netting {

    private final Map<AccountItem, Money> open = new IdentityHashMap<>();
    private final Map<AccountItem, Map<AccountItem, Money>> usedOn = new IdentityHashMap<>();

    private Netting() {}

    static Netting of(List<AccountItem> items, ToIntFunction<AccountItem> rank, Predicate<AccountItem> held) {
        var netting = new Netting();
        List<AccountItem> debits =
                items.stream().filter(item -> !item.item().isCredit()).toList();
        List<AccountItem> credits =
                items.stream().filter(item -> item.item().isCredit()).toList();
        debits.forEach(item -> netting.open.put(item, item.item().residual()));
        credits.forEach(item -> netting.open.put(item, item.item().residual()));
        if (!credits.isEmpty()) {
            Set<AccountItem> last = Collections.newSetFromMap(new IdentityHashMap<>());
            debits.stream().filter(held).forEach(last::add);
            netting.apply(
                    credits,
                    debits,
                    Comparator.<AccountItem, Boolean>comparing(last::contains)
                            .thenComparing(Comparator.comparingInt(rank).reversed())
                            .thenComparing(Netting::dueDate));
        }
        return netting;
    }

    /** What is open of an item after netting; what is left of a credit, negative. */
    Money open(AccountItem item) {
        return open.getOrDefault(item, item.item().residual());
    }

    /** How much of a credit was used; zero or positive. */
    Money used(AccountItem credit) {
        return open(credit).minus(credit.item().residual());
    }

    /** How much of a credit was set against this item. */
    Money usedOn(AccountItem credit, AccountItem item) {
        return usedOn.getOrDefault(item, Map.of())
                .getOrDefault(credit, Money.zero(credit.item().residual().currency()));
    }

    /** The credits set against an item, in the order they were used. */
    List<AccountItem> creditsOn(AccountItem item) {
        return List.copyOf(usedOn.getOrDefault(item, Map.of()).keySet());
    }

    /** What a credit was set against, by document. */
    List<AccountItem> itemsOf(AccountItem credit) {
        return usedOn.entrySet().stream()
                .filter(used -> used.getValue().containsKey(credit))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(item -> item.item().key().document()))
                .toList();
    }

    private void apply(List<AccountItem> credits, List<AccountItem> debits, Comparator<AccountItem> order) {
        Map<String, List<AccountItem>> byDocument = new HashMap<>();
        debits.forEach(item -> byDocument
                .computeIfAbsent(item.item().key().document(), document -> new ArrayList<>())
                .add(item));
        for (AccountItem credit : credits) {
            String document = credit.item().creditFor();
            if (document != null) {
                spread(credit, byDocument.getOrDefault(document, List.of()));
            }
        }
        List<AccountItem> inOrder = debits.stream().sorted(order).toList();
        credits.forEach(credit -> spread(credit, inOrder));
    }

    private void spread(AccountItem credit, List<AccountItem> debits) {
        for (AccountItem debit : debits) {
            Money left = open(credit).negated();
            Money amount = left.min(open(debit));
            if (!left.isPositive()) {
                return;
            }
            if (amount.isPositive()) {
                open.put(debit, open(debit).minus(amount));
                open.put(credit, open(credit).plus(amount));
                usedOn.computeIfAbsent(debit, item -> new LinkedHashMap<>()).merge(credit, amount, Money::plus);
            }
        }
    }

    private static LocalDate dueDate(AccountItem item) {
        LocalDate due = item.item().dueDate();
        return due == null ? LocalDate.MAX : due;
    }
}
