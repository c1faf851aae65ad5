package org.dunning.ledger;

import java.util.List;
import org.dunning.receivable.Debtor;

/**
 * Everything about one debtor of one company that a decision needs.
 *
 * @param holds our own on the whole debtor
 */
public record DebtorAccount(Debtor debtor, List<AccountItem> items, ContactRecord contacts, List<DunningHold> holds) {

    public DebtorAccount {
        items = List.copyOf(items);
        holds = List.copyOf(holds);
    }
}
