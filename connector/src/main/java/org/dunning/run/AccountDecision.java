package org.dunning.run;

import java.util.List;
import org.dunning.ledger.DebtorAccount;

/**
 * What is decided for one debtor's account: every item, and the notices that follow, one per currency at most.
 *
 * @param alerts claims that lapse soon, in words
 */
public record AccountDecision(
        DebtorAccount account, List<ItemDecision> items, List<ProposedNotice> notices, List<String> alerts) {

    public AccountDecision {
        items = List.copyOf(items);
        notices = List.copyOf(notices);
        alerts = List.copyOf(alerts);
    }
}
