package org.dunning.run;

import java.util.List;
import org.dunning.ledger.DebtorAccount;

/** What is decided for one debtor's account: every item, and the notices that follow, one per currency at most. */
public record AccountDecision(DebtorAccount account, List<ItemDecision> items, List<ProposedNotice> notices) {

    public AccountDecision {
        items = List.copyOf(items);
        notices = List.copyOf(notices);
    }
}
