package org.dunning.ledger;

import java.time.LocalDate;
import java.util.List;
import org.dunning.receivable.Debtor;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one debtor of one company that a decision needs.
 *
 * @param lastContact business date of the last notice that was or may have been delivered
 * @param lastDeclined business date on which a person last declined a notice
 * @param hold reason of our own block on the whole debtor; null without one
 */
public record DebtorAccount(
        Debtor debtor,
        List<AccountItem> items,
        @Nullable LocalDate lastContact,
        @Nullable LocalDate lastDeclined,
        @Nullable String hold) {

    public DebtorAccount {
        items = List.copyOf(items);
    }
}
